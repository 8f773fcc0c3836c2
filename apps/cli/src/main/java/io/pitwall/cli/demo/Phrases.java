package io.pitwall.cli.demo;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Numbers as people read them. */
final class Phrases {

    private Phrases() {}

    /** {@code 12,345}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code 2 rows}. */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 112 ms}, or a hyphen. */
    static String milliseconds(OptionalDouble latencyMs) {
        return latencyMs.isEmpty() ? "-" : count(Math.round(latencyMs.getAsDouble())) + " ms";
    }

    /** {@code 2.1 s ago}, {@code 42 s ago}, {@code 3 min ago}. */
    static String ago(Instant now, long timeNs) {
        long nowNs = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        double seconds = Math.max(0, (nowNs - timeNs) / 1e9);
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s ago", seconds);
        }
        return seconds < 99.5
                ? String.format(Locale.ROOT, "%.0f s ago", seconds)
                : String.format(Locale.ROOT, "%.0f min ago", seconds / 60);
    }
}
