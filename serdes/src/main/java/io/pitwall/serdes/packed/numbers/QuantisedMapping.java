package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import org.jspecify.annotations.Nullable;

/**
 * Decimals or binary fractions that were multiples of a step before they were rounded, such as readings of an analogue-digital converter in
 * percent.
 *
 * <pre>
 * quantised := integers integers            setting: scale step offset
 * step, offset := 4 bytes          raw bits of a float, in units of the last place
 * </pre>
 *
 * <p>A number is {@code (round(offset + k * step) + c)} under the scale; {@code k} is the first integers and {@code c} the
 * second, nearly all of them 0.
 */
record QuantisedMapping(LinearScale scale, float step, float offset) implements Mapping {

    @Override
    public @Nullable Draft draft(double[] values, int count) {
        long[] integers = new long[count];
        long[] corrections = new long[count];
        double inverse = scale.inverse();
        double steps = 1.0 / step;
        for (int i = 0; i < count; i++) {
            double near = Math.rint(values[i] * inverse);
            if (!(Math.abs(near) < Scale.MAX_INTEGER)
                    || Double.doubleToRawLongBits(scale.apply((long) near)) != Double.doubleToRawLongBits(values[i])) {
                return null;
            }
            long k = (long) Math.rint((near - offset) * steps);
            integers[i] = k;
            corrections[i] = (long) near - rounded(k, step, offset);
        }
        ByteSink setting = new ByteSink(24);
        scale.write(setting);
        setting.putLowBytes(Float.floatToRawIntBits(step), 4);
        setting.putLowBytes(Float.floatToRawIntBits(offset), 4);
        return new Draft(QUANTISED, setting, new ByteSink(0), integers, corrections);
    }

    private static long rounded(long k, double step, double offset) {
        return (long) Math.rint(k * step + offset);
    }

    static PackedNumbers parse(ByteSource heads, ByteSource in, int code, int count) {
        PackedIntegers integers = PackedIntegers.parse(heads, in, code, count);
        LinearScale scale = LinearScale.parse(heads, heads.takeByte("a scale"));
        double step = takeFloat(heads, "a step");
        double offset = takeFloat(heads, "an offset");
        PackedIntegers corrections = PackedIntegers.parse(heads, in, count);
        if (corrections.isZero()) {
            return out -> integers.forEachChunk((k, size, at) -> {
                for (int i = 0; i < size; i++) {
                    k[i] = rounded(k[i], step, offset);
                }
                scale.apply(k, size, out, at);
            });
        }
        return out -> {
            long[] added = new long[Math.min(count, PackedIntegers.CHUNK)];
            PackedIntegers.Chunks corrected = corrections.chunks();
            integers.forEachChunk((k, size, at) -> {
                int unused = corrected.next(added, 0);
                for (int i = 0; i < size; i++) {
                    k[i] = rounded(k[i], step, offset) + added[i];
                }
                scale.apply(k, size, out, at);
            });
        };
    }

    private static double takeFloat(ByteSource in, String what) {
        int bits = 0;
        for (int i = 0; i < 32; i += 8) {
            bits |= in.takeByte(what) << i;
        }
        return Float.intBitsToFloat(bits);
    }
}
