package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * Numbers as they are.
 *
 * <pre>
 * raw := (8 bytes){count}          raw bits, little endian
 * </pre>
 */
final class RawMapping implements Mapping {

    static final RawMapping INSTANCE = new RawMapping();

    private RawMapping() {}

    @Override
    public Draft draft(double[] values, int count) {
        ByteSink raw = new ByteSink(8 * count);
        for (int i = 0; i < count; i++) {
            raw.putDouble(values[i]);
        }
        return Draft.ofParameters(RAW, raw);
    }

    static PackedNumbers parse(ByteSource in, int count) {
        int start = in.skip(8L * count, "raw numbers");
        byte[] bytes = in.bytes();
        return (arrays, out) -> {
            ByteSource raw = new ByteSource(bytes, start, start + 8 * count);
            for (int i = 0; i < count; i++) {
                out[i] = raw.takeDouble("");
            }
        };
    }
}
