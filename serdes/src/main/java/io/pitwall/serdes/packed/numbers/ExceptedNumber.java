package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import io.pitwall.serdes.packed.masks.Mask;
import io.pitwall.serdes.packed.masks.PackedMask;
import org.jspecify.annotations.Nullable;

/**
 * Numbers among which one stands that is no integer of any scale: -0.0, where an axis was turned around, or NaN. It is told
 * apart, and the others are mapped as if it were not there.
 *
 * <pre>
 * excepted := mask numbers          setting: excepted mask-head head of the numbers
 * excepted := 0                     -0.0
 *           | 1                     the canonical NaN
 *           | 2 bits                8 bytes, the raw bits
 * mask     := masks.PackedMask      the others are there
 * numbers  := the others, mapped, but not with a number excepted again
 * </pre>
 */
final class ExceptedNumber {

    private static final int MINUS_ZERO = 0;
    private static final int NAN = 1;
    private static final int RAW = 2;

    private static final long NAN_BITS = Double.doubleToRawLongBits(Double.NaN);

    private final long bits;
    private final Mask mask;
    private final double[] others;

    private ExceptedNumber(long bits, Mask mask, double[] others) {
        this.bits = bits;
        this.mask = mask;
        this.others = others;
    }

    /** The first such number among some, and the others; null where there is none, or no other. */
    static @Nullable ExceptedNumber of(double[] values, int count) {
        int at = 0;
        while (at < count && !isOdd(values[at])) {
            at++;
        }
        return at == count ? null : without(Double.doubleToRawLongBits(values[at]), values, count);
    }

    private static boolean isOdd(double value) {
        return value == 0 ? Double.doubleToRawLongBits(value) < 0 : Double.isNaN(value);
    }

    private static @Nullable ExceptedNumber without(long bits, double[] values, int count) {
        long[] words = new long[(count + 63) >>> 6];
        double[] others = new double[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (Double.doubleToRawLongBits(values[i]) != bits) {
                words[i >>> 6] |= 1L << i;
                others[next++] = values[i];
            }
        }
        Mask mask = Mask.of(words, count);
        return mask == null || next == 0 ? null : new ExceptedNumber(bits, mask, others);
    }

    /** The others, the first {@link #otherCount} of the array. */
    double[] others() {
        return others;
    }

    int otherCount() {
        return mask.presentCount();
    }

    /** Writes all but the others. */
    void write(IntegerWriter integers, ByteSink heads, ByteSink out) {
        heads.putByte(PackedIntegers.head(Mapping.EXCEPTED));
        if (bits == NAN_BITS) {
            heads.putByte(NAN);
        } else if (Double.longBitsToDouble(bits) == 0) {
            heads.putByte(MINUS_ZERO);
        } else {
            heads.putByte(RAW);
            heads.putLong(bits);
        }
        PackedMask.of(mask, integers).write(integers, heads, out);
    }

    /** Checks numbers and steps over them. */
    static PackedNumbers parse(ByteSource heads, ByteSource in, int count) {
        double excepted = takeExcepted(heads);
        Mask mask = PackedMask.read(heads, in, count);
        PackedNumbers others = PackedNumbers.parseOthers(heads, in, mask.presentCount());
        return (arrays, out) -> {
            others.decode(arrays, out);
            mask.spread(out);
            mask.fillMissing(out, excepted);
        };
    }

    private static double takeExcepted(ByteSource heads) {
        int kind = heads.takeByte("the kind of an excepted number");
        return switch (kind) {
            case MINUS_ZERO -> -0.0;
            case NAN -> Double.NaN;
            case RAW -> heads.takeDouble("an excepted number");
            default ->
                throw heads.expected("a kind of excepted number from 0 to 2 before this byte, but it is " + kind);
        };
    }
}
