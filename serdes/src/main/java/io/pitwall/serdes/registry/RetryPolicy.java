package io.pitwall.serdes.registry;

import java.time.Duration;

/**
 * How long to keep trying.
 *
 * @param within no retry starts later than this after the first attempt
 * @param maxRetries how often at most
 * @param firstWait before the first retry; twice as long before each further one
 * @param longestWait before any retry
 */
record RetryPolicy(Duration within, int maxRetries, Duration firstWait, Duration longestWait) {

    private static final int LARGEST_SHIFT = 20;

    RetryPolicy {
        if (within.isNegative() || maxRetries < 0 || firstWait.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("times and numbers of retries must not be negative, but are " + within
                    + ", " + maxRetries + ", " + firstWait + ", " + longestWait);
        }
    }

    /**
     * The time before the retry of that number.
     *
     * @param retry counts from 1
     * @param jitter at least 0, below 1: the wait is between half and all of its full length
     */
    Duration waitBefore(int retry, double jitter) {
        Duration full = firstWait.multipliedBy(1L << Math.min(retry - 1, LARGEST_SHIFT));
        Duration bounded = full.compareTo(longestWait) > 0 ? longestWait : full;
        return Duration.ofNanos((long) (bounded.toNanos() * (0.5 + jitter / 2)));
    }
}
