package io.pitwall.rules.aggregate;

/** Differences of times. */
final class Seconds {

    private static final double NS = 1e9;

    private Seconds() {}

    /** From one time to another that is not earlier, both in nanoseconds, however far apart. */
    static double between(long fromNs, long toNs) {
        long ns = toNs - fromNs;
        // More than 292 years do not fit into the sign.
        return ns >= 0 ? ns / NS : (ns >>> 1) * 2.0 / NS;
    }
}
