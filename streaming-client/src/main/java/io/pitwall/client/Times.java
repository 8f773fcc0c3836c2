package io.pitwall.client;

import java.time.Duration;
import java.time.Instant;

/** Times as nanoseconds since the Unix epoch, refused where 64 bits do not hold them. */
final class Times {

    private Times() {}

    static long ns(Instant time) {
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (ArithmeticException e) {
            throw beyond(time.toString(), e);
        }
    }

    /** The time this long after the epoch. */
    static long ns(long epochNs, Duration since) {
        try {
            return Math.addExact(epochNs, since.toNanos());
        } catch (ArithmeticException e) {
            throw beyond(since + " after " + epochNs + " ns", e);
        }
    }

    /** The time so many nanoseconds after the epoch. */
    static long ns(long epochNs, long sinceNs) {
        try {
            return Math.addExact(epochNs, sinceNs);
        } catch (ArithmeticException e) {
            throw beyond(sinceNs + " ns after " + epochNs + " ns", e);
        }
    }

    /** The time so many milliseconds after the epoch. */
    static long ofMs(long epochNs, long sinceMs) {
        try {
            return Math.addExact(epochNs, Math.multiplyExact(sinceMs, 1_000_000L));
        } catch (ArithmeticException e) {
            throw beyond(sinceMs + " ms after " + epochNs + " ns", e);
        }
    }

    private static IllegalArgumentException beyond(String time, ArithmeticException cause) {
        return new IllegalArgumentException(
                "times are 64 bits of nanoseconds since the Unix epoch, from 1677 to 2262, which do not hold " + time,
                cause);
    }
}
