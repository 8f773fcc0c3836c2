package io.pitwall.rules.window;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Nanoseconds that stay within 64 bits: what lies beyond is the end of time. */
final class WindowTimes {

    private WindowTimes() {}

    static long plus(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    static long minus(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }

    static long msToNs(long ms) {
        return ms > Long.MAX_VALUE / 1_000_000
                ? Long.MAX_VALUE
                : ms < Long.MIN_VALUE / 1_000_000 ? Long.MIN_VALUE : ms * 1_000_000;
    }

    static long positiveNs(String what, Duration duration) {
        long ns = notNegativeNs(what, duration);
        if (ns == 0) {
            throw new IllegalArgumentException(what + " must be positive, but it is " + duration);
        }
        return ns;
    }

    static long notNegativeNs(String what, Duration duration) {
        if (requireNonNull(duration, what).isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative, but it is " + duration);
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(what + " is too long: " + duration, e);
        }
    }
}
