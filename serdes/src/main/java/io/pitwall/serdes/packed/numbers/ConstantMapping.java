package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One number again and again.
 *
 * <pre>
 * constant integer := nothing          setting: zigzag varint
 * constant         := nothing          setting: 8 bytes, the raw bits
 * </pre>
 */
final class ConstantMapping implements Mapping {

    static final ConstantMapping INSTANCE = new ConstantMapping();

    private ConstantMapping() {}

    @Override
    public @Nullable Draft draft(double[] values, int count) {
        long bits = Double.doubleToRawLongBits(values[0]);
        for (int i = 1; i < count; i++) {
            if (Double.doubleToRawLongBits(values[i]) != bits) {
                return null;
            }
        }
        ByteSink setting = new ByteSink(10);
        long integer = (long) values[0];
        // 7 bytes of varint hold 48 bits.
        if (Double.doubleToRawLongBits((double) integer) == bits && Math.abs(integer) < 1L << 47) {
            setting.putZigzag(integer);
            return Draft.ofSetting(CONSTANT_INTEGER, setting);
        }
        setting.putLong(bits);
        return Draft.ofSetting(CONSTANT, setting);
    }

    static PackedNumbers parse(ByteSource heads, boolean integer, int count) {
        double value = take(heads, integer);
        return (arrays, out) -> Arrays.fill(out, 0, count, value);
    }

    /** Checks the number and steps over it. */
    static double take(ByteSource heads, boolean integer) {
        return integer ? (double) heads.takeZigzag("a constant integer") : heads.takeDouble("a constant");
    }
}
