package io.pitwall.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Numbers, sizes and times as people read them. */
public final class Words {

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Words() {}

    /** {@code 12,345}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code 2 rows}. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 512 B}, {@code 1.5 MiB}. */
    public static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }

    /** A time in nanoseconds since the Unix epoch, in UTC, to the millisecond: {@code 2026-11-22 19:04:05.123}. */
    public static String time(long timeNs) {
        return String.format(Locale.ROOT, "%1$tF %1$tT.%1$tL", utc(timeNs));
    }

    private static OffsetDateTime utc(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND))
                .atOffset(ZoneOffset.UTC);
    }

    /** As {@link #time}, with the nanoseconds where there are any: {@code 2026-11-22 19:04:05.123000001}. */
    public static String exactTime(long timeNs) {
        long rest = Math.floorMod(timeNs, 1_000_000L);
        return rest == 0 ? time(timeNs) : time(timeNs) + String.format(Locale.ROOT, "%06d", rest);
    }

    /** How many characters a text takes. */
    public static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 5 s}. */
    public static String duration(Duration time) {
        if (time.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        }
        return time.toSeconds() < 100
                ? time.toSeconds() + " s"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /** The text, cut at so many characters, with dots where something is left out. */
    public static String cut(String text, int charactersMax) {
        int[] characters = text.codePoints().toArray();
        return characters.length <= charactersMax
                ? text
                : new String(characters, 0, Math.max(0, charactersMax - 3)) + "...";
    }

    /** The text in one line of a terminal: control characters become question marks. */
    public static String inLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
