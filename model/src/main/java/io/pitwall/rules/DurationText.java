package io.pitwall.rules;

import java.time.Duration;

/** How long something is, for people: in the largest unit that needs no fraction, {@code 100 ms}, {@code 2 h}. */
public final class DurationText {

    private DurationText() {}

    /** {@code -1500 ms}, {@code 0 h}: with the sign that it has. */
    public static String of(Duration duration) {
        if (duration.toNanosPart() % 1_000 != 0) {
            return duration.toNanos() + " ns";
        }
        if (duration.toNanosPart() % 1_000_000 != 0) {
            return duration.toNanos() / 1_000 + " us";
        }
        if (duration.toNanosPart() != 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.toSecondsPart() != 0) {
            return duration.toSeconds() + " s";
        }
        return duration.toMinutesPart() != 0 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }

    /** The same of nanoseconds. */
    public static String ofNanos(long ns) {
        return of(Duration.ofNanos(ns));
    }
}
