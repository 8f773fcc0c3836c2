package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One number again and again.
 *
 * <pre>
 * constant integer := zigzag varint
 * constant         := 8 bytes          the raw bits
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
        ByteSink parameters = new ByteSink(10);
        long integer = (long) values[0];
        // 7 bytes of varint hold 48 bits.
        if (Double.doubleToRawLongBits((double) integer) == bits && Math.abs(integer) < 1L << 47) {
            parameters.putZigzag(integer);
            return Draft.of(CONSTANT_INTEGER, parameters);
        }
        parameters.putLong(bits);
        return Draft.of(CONSTANT, parameters);
    }

    static PackedNumbers parse(ByteSource in, boolean integer, int count) {
        double value = integer ? (double) in.takeZigzag("a constant integer") : in.takeDouble("a constant");
        return out -> Arrays.fill(out, 0, count, value);
    }
}
