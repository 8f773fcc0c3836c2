package io.pitwall.test;

import java.util.Random;

/** What is wrong with the times of a stream; shares are from 0 to 1. */
record Disturbance(long jitterNs, double gapShare, long gapNs, double doubleShare, double jumpShare, long jumpNs) {

    static final Disturbance NONE = new Disturbance(0, 0, 0, 0, 0, 0);

    Disturbance {
        checkShare("gaps", gapShare);
        checkShare("duplicates", doubleShare);
        checkShare("clock jumps", jumpShare);
        checkTime("jitter", jitterNs);
        checkTime("gaps", gapNs);
        checkTime("clock jumps", jumpNs);
    }

    private static void checkShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of " + what + " must be from 0 to 1, but it's " + share);
        }
    }

    private static void checkTime(String what, long timeNs) {
        if (timeNs < 0) {
            throw new IllegalArgumentException(
                    "the time of " + what + " must not be negative, but it's " + timeNs + " ns");
        }
    }

    Disturbance withJitter(long ns) {
        return new Disturbance(ns, gapShare, gapNs, doubleShare, jumpShare, jumpNs);
    }

    Disturbance withGaps(double share, long ns) {
        return new Disturbance(jitterNs, share, ns, doubleShare, jumpShare, jumpNs);
    }

    Disturbance withDuplicates(double share) {
        return new Disturbance(jitterNs, gapShare, gapNs, share, jumpShare, jumpNs);
    }

    Disturbance withJumps(double share, long ns) {
        return new Disturbance(jitterNs, gapShare, gapNs, doubleShare, share, ns);
    }

    /** How far the clock moves before a row, beside the interval. */
    long stepNs(Random random) {
        long gap = random.nextDouble() < gapShare ? gapNs : 0;
        long jump = random.nextDouble() < jumpShare ? Math.round((2 * random.nextDouble() - 1) * jumpNs) : 0;
        return gap + jump;
    }

    long jitterNs(Random random) {
        return (long) (random.nextDouble() * jitterNs);
    }

    boolean isDouble(Random random) {
        return random.nextDouble() < doubleShare;
    }
}
