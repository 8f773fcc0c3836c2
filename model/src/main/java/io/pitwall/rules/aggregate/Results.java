package io.pitwall.rules.aggregate;

/** What all results have in common. */
final class Results {

    private Results() {}

    /** With one NaN for all: which of two NaNs a sum passes on is up to the processor. */
    static double of(double result) {
        return Double.isNaN(result) ? Double.NaN : result;
    }
}
