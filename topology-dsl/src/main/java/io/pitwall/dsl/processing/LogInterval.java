package io.pitwall.dsl.processing;

import java.time.Duration;

/**
 * Lets one line of a log through in an interval and counts those that it does not, so that a broken producer does not fill
 * the disk. Not safe for use by several threads.
 */
final class LogInterval {

    /** How long it is silent after a line. */
    static final Duration LENGTH = Duration.ofSeconds(10);

    private long silentUntilMs = Long.MIN_VALUE;
    private long heldBack;

    /** True when a line may be written; otherwise counts it as held back. */
    boolean admits(long nowMs) {
        if (nowMs < silentUntilMs) {
            heldBack++;
            return false;
        }
        silentUntilMs = nowMs + LENGTH.toMillis();
        return true;
    }

    /** How many lines have been held back since the last time this was asked. */
    long takeHeldBack() {
        long count = heldBack;
        heldBack = 0;
        return count;
    }
}
