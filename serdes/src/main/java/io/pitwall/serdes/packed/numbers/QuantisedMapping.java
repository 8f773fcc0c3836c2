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
        float step = takeFloat(heads, "a step");
        float offset = takeFloat(heads, "an offset");
        QuantisedMapping mapping = new QuantisedMapping(scale, step, offset);
        PackedIntegers corrections = PackedIntegers.parse(heads, in, count);
        if (corrections.isZero()) {
            return (arrays, out) ->
                    integers.forEachChunk(arrays.first(), (k, size, at) -> mapping.decode(k, size, out, at));
        }
        return (arrays, out) -> {
            long[] added = arrays.second();
            PackedIntegers.Chunks corrected = corrections.chunks();
            integers.forEachChunk(arrays.first(), (k, size, at) -> {
                int unused = corrected.next(added, 0);
                mapping.decode(k, added, size, out, at);
            });
        };
    }

    private void decode(long[] k, int size, double[] out, int at) {
        if (round(k, size, out, at)) {
            scale.apply(out, at, at + size);
        } else {
            roundEach(k, size);
            scale.apply(k, size, out, at);
        }
    }

    private void decode(long[] k, long[] added, int size, double[] out, int at) {
        if (round(k, size, out, at)) {
            for (int i = 0; i < size; i++) {
                k[i] = (long) out[at + i] + added[i];
            }
        } else {
            roundEach(k, size);
            for (int i = 0; i < size; i++) {
                k[i] += added[i];
            }
        }
        scale.apply(k, size, out, at);
    }

    /** Puts rounded multiples of the step where the numbers will be; false if some are too large for that. */
    private boolean round(long[] k, int size, double[] out, int at) {
        double stepped = step;
        double shifted = offset;
        Conversion.toDoubles(k, size, out, at);
        for (int i = at; i < at + size; i++) {
            out[i] = out[i] * stepped + shifted;
        }
        return Conversion.round(out, at, at + size);
    }

    private void roundEach(long[] k, int size) {
        for (int i = 0; i < size; i++) {
            k[i] = rounded(k[i], step, offset);
        }
    }

    private static float takeFloat(ByteSource in, String what) {
        int bits = 0;
        for (int i = 0; i < 32; i += 8) {
            bits |= in.takeByte(what) << i;
        }
        return Float.intBitsToFloat(bits);
    }
}
