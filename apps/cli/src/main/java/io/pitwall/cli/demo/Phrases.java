package io.pitwall.cli.demo;

import java.util.Locale;
import java.util.OptionalDouble;

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

    /** {@code 44.812 s}, {@code 1:02.300}, or a hyphen for none. */
    static String lapTime(double seconds) {
        if (seconds <= 0) {
            return "-";
        }
        long ms = Math.round(seconds * 1_000);
        String rest = String.format(Locale.ROOT, "%02d.%03d", ms / 1_000 % 60, ms % 1_000);
        return ms < 60_000 ? rest + " s" : ms / 60_000 + ":" + rest;
    }
}
