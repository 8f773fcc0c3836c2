package io.pitwall.rules.aggregate;

/** A result as text that tells every bit, or that it is missing. */
final class Outcome {

    static final String MISSING = "missing";

    private Outcome() {}

    static String of(Accumulator accumulator) {
        return of(accumulator.isMissing(), accumulator.result());
    }

    static String of(SlidingAccumulator accumulator) {
        return of(accumulator.isMissing(), accumulator.result());
    }

    private static String of(boolean isMissing, double result) {
        if (isMissing) {
            return Double.isNaN(result) ? MISSING : "missing, but " + result;
        }
        long bits = Double.doubleToRawLongBits(result);
        boolean isOtherNaN = Double.isNaN(result) && bits != Double.doubleToRawLongBits(Double.NaN);
        // Double.toString gives different texts for different bits but for NaN.
        return isOtherNaN ? "another NaN " + Long.toHexString(bits) : Double.toString(result);
    }
}
