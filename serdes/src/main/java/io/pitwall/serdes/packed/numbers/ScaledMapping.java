package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.ChunkArrays;
import io.pitwall.serdes.packed.integers.PackedIntegers;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are integers under a scale: decimals, fixed point, multiples of a step.
 *
 * <pre>
 * scaled           := integers                   setting: scale
 * scaled corrected := integers integers          setting: scale
 * </pre>
 *
 * <p>The second integers are corrections, which are added to the raw bits: ulps where a step was rounded on the way, large
 * ones where a number is no multiple at all (NaN, -0.0, an outlier); those are patches of their mini-block. Under a scale of
 * floats they count in ulps of floats.
 *
 * @param alwaysCorrected true where other numbers of the same source had corrections: the head stays the same then
 */
record ScaledMapping(Scale scale, boolean alwaysCorrected) implements Mapping {

    /** The lowest bits of a double that was a float. */
    private static final int FLOAT_SHIFT = 29;

    ScaledMapping(Scale scale) {
        this(scale, false);
    }

    /** The same for numbers of which others had corrections. */
    ScaledMapping corrected() {
        return new ScaledMapping(scale, true);
    }

    @Override
    public @Nullable Draft draft(double[] values, int count) {
        long[] integers = new long[count];
        scale.nearest(values, count, integers);
        double[] numbers = new double[count];
        scale.apply(integers, count, numbers, 0);
        int shift = shift(scale);
        // Without branches, because which numbers were rounded is hard to predict.
        long all = 0;
        for (int i = 0; i < count; i++) {
            all |= Double.doubleToRawLongBits(values[i]) - Double.doubleToRawLongBits(numbers[i]);
        }
        if ((all & ((1L << shift) - 1)) != 0) {
            return null;
        }
        long[] corrections = null;
        if (all != 0 || alwaysCorrected) {
            corrections = new long[count];
            for (int i = 0; i < count; i++) {
                corrections[i] =
                        (Double.doubleToRawLongBits(values[i]) - Double.doubleToRawLongBits(numbers[i])) >> shift;
            }
        }
        ByteSink setting = new ByteSink(16);
        scale.write(setting);
        return new Draft(
                corrections == null ? SCALED : SCALED_CORRECTED, setting, new ByteSink(0), integers, corrections);
    }

    /** Checks numbers and steps over them, as both ways to parse do. */
    static void check(ByteSource heads, ByteSource in, int code, int count, boolean isCorrected) {
        PackedIntegers.check(heads, in, code, count);
        Scale unused = Scale.parse(heads);
        if (isCorrected) {
            PackedIntegers.check(heads, in, PackedIntegers.takeCode(heads), count);
        }
    }

    /** Makes numbers, of at most {@link PackedIntegers#CHUNK} integers that were checked before. */
    static void decode(
            ByteSource heads,
            ByteSource in,
            int code,
            int count,
            boolean isCorrected,
            ChunkArrays arrays,
            double[] out) {
        long[] integers = arrays.first();
        PackedIntegers.take(heads, in, code, count, integers);
        Scale scale = Scale.parse(heads);
        scale.apply(integers, count, out, 0);
        if (isCorrected) {
            PackedIntegers.take(heads, in, PackedIntegers.takeCode(heads), count, integers);
            correct(out, 0, integers, count, shift(scale));
        }
    }

    private static int shift(Scale scale) {
        return scale.narrows() ? FLOAT_SHIFT : 0;
    }

    private static void correct(double[] out, int at, long[] corrections, int count, int shift) {
        for (int i = 0; i < count; i++) {
            long bits = Double.doubleToRawLongBits(out[at + i]) + (corrections[i] << shift);
            out[at + i] = Double.longBitsToDouble(bits);
        }
    }

    static PackedNumbers parse(ByteSource heads, ByteSource in, int code, int count) {
        PackedIntegers integers = PackedIntegers.parse(heads, in, code, count);
        Scale scale = Scale.parse(heads);
        return scaled(integers, scale);
    }

    private static PackedNumbers scaled(PackedIntegers integers, Scale scale) {
        return (arrays, out) ->
                integers.forEachChunk(arrays.first(), (chunk, size, at) -> scale.apply(chunk, size, out, at));
    }

    static PackedNumbers parseCorrected(ByteSource heads, ByteSource in, int code, int count) {
        PackedIntegers integers = PackedIntegers.parse(heads, in, code, count);
        Scale scale = Scale.parse(heads);
        PackedIntegers corrections = PackedIntegers.parse(heads, in, count);
        if (corrections.isZero()) {
            return scaled(integers, scale);
        }
        int shift = shift(scale);
        return (arrays, out) -> {
            long[] added = arrays.second();
            PackedIntegers.Chunks corrected = corrections.chunks();
            integers.forEachChunk(arrays.first(), (chunk, size, at) -> {
                scale.apply(chunk, size, out, at);
                correct(out, at, added, corrected.next(added, 0), shift);
            });
        };
    }
}
