package io.pitwall.test;

/**
 * How often something is tried, and with what chance.
 *
 * @param runs at least 1
 */
record Trials(int runs, long seed) {

    static final int RUNS = 12;
    static final long DEFAULT_SEED = 1;

    Trials {
        if (runs < 1) {
            throw new IllegalArgumentException("pitwall.test.runs must be 1 or more, but it's " + runs);
        }
    }

    /** As the system properties say. */
    static Trials fromProperties() {
        return new Trials(
                Integer.getInteger("pitwall.test.runs", RUNS), Long.getLong("pitwall.test.seed", DEFAULT_SEED));
    }
}
