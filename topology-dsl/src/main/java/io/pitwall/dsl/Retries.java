package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A number of retries that still has to say what happens when the last one fails too. Immutable.
 *
 * @param times how often the function is called again
 * @param pause how long to wait before each of these calls
 */
public record Retries(int times, Duration pause) {

    public Retries {
        if (times < 1) {
            throw new IllegalArgumentException("a function is called again at least once, but it's " + times
                    + " times; without retries write OnError.fail(), skip() or deadLetter()");
        }
        if (requireNonNull(pause, "pause").isNegative()) {
            throw new IllegalArgumentException("the time before a retry must not be negative, but it is " + pause);
        }
    }

    /** Stops the application. */
    public OnError thenFail() {
        return new OnError(OnError.Last.FAIL, times, pause);
    }

    /** Leaves out what has failed, and counts it. */
    public OnError thenSkip() {
        return new OnError(OnError.Last.SKIP, times, pause);
    }

    /** Sends what has failed to the dead-letter topic. */
    public OnError thenDeadLetter() {
        return new OnError(OnError.Last.DEAD_LETTER, times, pause);
    }
}
