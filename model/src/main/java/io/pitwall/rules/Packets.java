package io.pitwall.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * When a buffer releases the rows it holds, as one packet: as soon as ANY of its conditions holds. What is still held
 * when the stream ends is released then.
 *
 * <ul>
 *   <li>{@link #orEverySpan span}: a row at least this far (in event time) from another held row releases what is held
 *       and starts the next packet. A packet covers {@code [t0, t0 + span)}; it starts at its first row, not at a grid.
 *   <li>{@link #orEveryRows rows}: the row that makes the number full leaves with the packet.
 *   <li>{@link #orIdle idle}: nothing has arrived for this long, by the wall clock.
 * </ul>
 *
 * <p>With a span alone, rows whose times do not advance are held until the stream ends: add a number of rows or an idle
 * time where that can happen.
 *
 * <p>Immutable. The name becomes the name of the buffer's store and changelog: changing it loses what is held.
 */
public final class Packets {

    private final String name;
    private final OptionalLong spanNs;
    private final OptionalInt rows;
    private final OptionalLong idleMs;

    private Packets(String name, OptionalLong spanNs, OptionalInt rows, OptionalLong idleMs) {
        this.name = name;
        this.spanNs = spanNs;
        this.rows = rows;
        this.idleMs = idleMs;
    }

    /** Starts a rule; it needs at least one condition. */
    public static Unconditioned named(String name) {
        if (requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("a buffer must have a name, but it is empty");
        }
        return new Unconditioned(new Packets(name, OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty()));
    }

    /** A rule that has a name and still needs its first condition. */
    public static final class Unconditioned {

        private final Packets packets;

        private Unconditioned(Packets packets) {
            this.packets = packets;
        }

        /** Releases what is held before a row this far, in event time, from another held row. */
        public Packets everySpan(Duration span) {
            return packets.orEverySpan(span);
        }

        /** Releases as soon as this many rows are held. */
        public Packets everyRows(int rows) {
            return packets.orEveryRows(rows);
        }

        /** Releases when no row has arrived for this long, by the wall clock. */
        public Packets idle(Duration idle) {
            return packets.orIdle(idle);
        }
    }

    /**
     * Also releases what is held before a row this far, in event time, from another held row.
     *
     * @throws IllegalArgumentException if the span is not positive or does not fit into 64 bit nanoseconds
     */
    public Packets orEverySpan(Duration span) {
        checkUnset("span", spanNs.isPresent());
        checkPositive("span", span);
        try {
            return new Packets(name, OptionalLong.of(span.toNanos()), rows, idleMs);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the span of buffer '" + name + "' is too long: " + span, e);
        }
    }

    /**
     * Also releases as soon as this many rows are held.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public Packets orEveryRows(int newRows) {
        checkUnset("number of rows", rows.isPresent());
        if (newRows < 1) {
            throw new IllegalArgumentException(
                    "the number of rows of buffer '" + name + "' must be at least 1, but it is " + newRows);
        }
        return new Packets(name, spanNs, OptionalInt.of(newRows), idleMs);
    }

    /**
     * Also releases when no row has arrived for this long, by the wall clock.
     *
     * @throws IllegalArgumentException if the time is shorter than a millisecond or does not fit into 64 bit milliseconds
     */
    public Packets orIdle(Duration idle) {
        checkUnset("idle time", idleMs.isPresent());
        checkPositive("idle time", idle);
        if (idle.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(
                    "the idle time of buffer '" + name + "' must be at least 1 ms, but it is " + idle);
        }
        try {
            return new Packets(name, spanNs, rows, OptionalLong.of(idle.toMillis()));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the idle time of buffer '" + name + "' is too long: " + idle, e);
        }
    }

    private void checkUnset(String what, boolean isSet) {
        if (isSet) {
            throw new IllegalArgumentException("the " + what + " of buffer '" + name + "' is already set: " + this);
        }
    }

    private void checkPositive(String what, Duration duration) {
        if (requireNonNull(duration, what).isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "the " + what + " of buffer '" + name + "' must be positive, but it is " + duration);
        }
    }

    public String name() {
        return name;
    }

    /** The span in nanoseconds of event time, if it is a condition. */
    public OptionalLong spanNs() {
        return spanNs;
    }

    /** The number of rows, if it is a condition. */
    public OptionalInt rows() {
        return rows;
    }

    /** The idle time in milliseconds of wall clock, if it is a condition. */
    public OptionalLong idleMs() {
        return idleMs;
    }

    /** For people: {@code every 100 ms or idle 1 s}. */
    @Override
    public String toString() {
        List<String> conditions = new ArrayList<>();
        spanNs.ifPresent(ns -> conditions.add("every " + inLargestUnit(Duration.ofNanos(ns))));
        rows.ifPresent(count -> conditions.add("every " + count + " rows"));
        idleMs.ifPresent(ms -> conditions.add("idle " + inLargestUnit(Duration.ofMillis(ms))));
        return String.join(" or ", conditions);
    }

    private static String inLargestUnit(Duration duration) {
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
}
