package io.pitwall.serdes.packed.numbers;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;

/**
 * A function from integers to numbers.
 *
 * <pre>
 * scale := 0..22 | 32..54 | 64..130        LinearScale
 *        | 131, 132                        AffineScale
 *        | 133                             DigitsScale
 *        | 134, 135                        PrintedScale
 *        | 136, 137                        TruncatedScale
 *        | 138                             ConverterScale
 *        | 139                             OffsetScale
 * </pre>
 *
 * <p>Every integer has a number. Immutable.
 */
sealed interface Scale
        permits LinearScale, AffineScale, DigitsScale, PrintedScale, TruncatedScale, ConverterScale, OffsetScale {

    int AFFINE = 131;
    int AFFINE_DIVIDED = 132;
    int DIGITS = 133;
    int PRINTED = 134;
    int PRINTED_SIGNED = 135;
    int TRUNCATED = 136;
    int TRUNCATED_SIGNED = 137;
    int CONVERTER = 138;
    int OFFSET = 139;

    /** Integers beyond are not exact as doubles. */
    double MAX_INTEGER = 0x1p53;

    /** The integers whose numbers are nearest; one without any, such as NaN, takes the integer before it. */
    void nearest(double[] values, int count, long[] out);

    /** The numbers of integers, the first of them at an index. */
    void apply(long[] k, int count, double[] out, int at);

    /** True when all numbers of the scale are floats. */
    default boolean narrows() {
        return false;
    }

    void write(ByteSink out);

    /** The number of an integer; for one, not for many. */
    default double apply(long k) {
        double[] out = new double[1];
        apply(new long[] {k}, 1, out, 0);
        return out[0];
    }

    /** Checks and reads a scale. */
    static Scale parse(ByteSource in) {
        int code = in.takeByte("a scale");
        return switch (code) {
            case AFFINE, AFFINE_DIVIDED -> AffineScale.parse(in, code == AFFINE_DIVIDED);
            case DIGITS -> DigitsScale.parse(in);
            case PRINTED, PRINTED_SIGNED -> PrintedScale.parse(in, code == PRINTED_SIGNED);
            case TRUNCATED, TRUNCATED_SIGNED -> TruncatedScale.parse(in, code == TRUNCATED_SIGNED);
            case CONVERTER -> ConverterScale.parse(in);
            case OFFSET -> OffsetScale.parse(in);
            default -> LinearScale.parse(in, code);
        };
    }
}
