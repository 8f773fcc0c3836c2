package io.pitwall.serdes.packed.integers;

/** Which ways to write integers are counted to find the cheapest. */
public enum Ways {

    /** Those that may be it: for a search. */
    ALL(1.5),

    /** Those that are likely to be it: to look again at what was searched before. */
    LIKELY(1.2);

    /** Another predictor may still be cheaper where its residuals are larger by no more than this. */
    private final double worth;

    Ways(double worth) {
        this.worth = worth;
    }

    double worth() {
        return worth;
    }
}
