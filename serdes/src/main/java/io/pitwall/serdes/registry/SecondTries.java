package io.pitwall.serdes.registry;

import java.time.Duration;

/**
 * How many ids that a registry does not have are waited for: a few a minute, since waiting for each id of a topic full of
 * foreign bytes would take longer than a consumer may be away from its group. Safe for use by several threads.
 */
final class SecondTries {

    static final int MAX = 10;
    static final Duration PERIOD = Duration.ofMinutes(1);

    private final RegistryClock clock;
    private long periodStartNs;
    private int count;

    SecondTries(RegistryClock clock) {
        this.clock = clock;
        this.periodStartNs = clock.nanoTime();
    }

    /** Takes one of those that are left; false if there is none. */
    synchronized boolean admitsOne() {
        long nowNs = clock.nanoTime();
        if (nowNs - periodStartNs >= PERIOD.toNanos()) {
            periodStartNs = nowNs;
            count = 0;
        }
        if (count == MAX) {
            return false;
        }
        count++;
        return true;
    }
}
