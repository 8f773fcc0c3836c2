package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.PackedIntegers;

/**
 * Numbers that are integers times a scale: decimals, fixed point, multiples of a step.
 *
 * <pre>
 * scaled           := integers                   setting: scale
 * scaled corrected := integers integers          setting: scale
 * </pre>
 *
 * <p>The second integers are corrections, which are added to the raw bits: ulps where a step was rounded on the way, large
 * ones where a number is no multiple at all (NaN, -0.0, an outlier); those are patches of their mini-block.
 */
record ScaledMapping(Scale scale) implements Mapping {

    @Override
    public Draft draft(double[] values, int count) {
        long[] integers = new long[count];
        long[] corrections = null;
        double inverse = scale.inverse();
        long last = 0;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            double near = Math.rint(value * inverse);
            // A number that is no multiple takes the integer before it, which costs least. NaN fails the comparison.
            long k = Math.abs(near) < Scale.MAX_INTEGER ? (long) near : last;
            last = k;
            integers[i] = k;
            long correction = Double.doubleToRawLongBits(value) - Double.doubleToRawLongBits(scale.apply(k));
            if (correction != 0) {
                if (corrections == null) {
                    corrections = new long[count];
                }
                corrections[i] = correction;
            }
        }
        ByteSink setting = new ByteSink(16);
        scale.write(setting);
        return new Draft(
                corrections == null ? SCALED : SCALED_CORRECTED, setting, new ByteSink(0), integers, corrections);
    }

    static PackedNumbers parse(ByteSource heads, ByteSource in, int code, int count) {
        Scale scale = Scale.parse(heads);
        PackedIntegers integers = PackedIntegers.parse(in, code, count);
        return out -> integers.forEachChunk((chunk, size, at) -> scale.apply(chunk, size, out, at));
    }

    static PackedNumbers parseCorrected(ByteSource heads, ByteSource in, int codes, int count) {
        PackedNumbers scaled = parse(heads, in, codes & 0xF, count);
        PackedIntegers corrections = PackedIntegers.parse(in, codes >>> 4, count);
        return out -> {
            scaled.decode(out);
            corrections.forEachChunk((chunk, size, at) -> {
                for (int i = 0; i < size; i++) {
                    out[at + i] = Double.longBitsToDouble(Double.doubleToRawLongBits(out[at + i]) + chunk[i]);
                }
            });
        };
    }
}
