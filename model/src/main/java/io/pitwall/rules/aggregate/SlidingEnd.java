package io.pitwall.rules.aggregate;

/** Where a sliding window ends, and what is behind it. */
final class SlidingEnd {

    private final long spanNs;
    private long timeNs = Long.MIN_VALUE;

    SlidingEnd(long spanNs) {
        this.spanNs = spanNs;
    }

    void advanceTo(long newTimeNs) {
        if (newTimeNs < timeNs) {
            throw new IllegalArgumentException("rows of a sliding window must come in order of time, but " + newTimeNs
                    + " ns comes behind " + timeNs + " ns");
        }
        timeNs = newTimeNs;
    }

    /** Whether a row, not later than the end, is no longer in the window. */
    boolean isBehind(long rowTimeNs) {
        long ageNs = timeNs - rowTimeNs;
        // Negative: more than 292 years.
        return ageNs < 0 || ageNs >= spanNs;
    }
}
