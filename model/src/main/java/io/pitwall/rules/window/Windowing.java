package io.pitwall.rules.window;

import static io.pitwall.rules.window.WindowTimes.notNegativeNs;
import static io.pitwall.rules.window.WindowTimes.positiveNs;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a stream belong together in windows, and when the result of a window leaves.
 *
 * <pre>{@code
 * Windowing.named("speed").tumbling(ofMinutes(1)).groupedByTag("Lap").grace(ofSeconds(1))
 * }</pre>
 *
 * <p><b>Time</b> is that of the data. The clock of a stream is the latest time of its rows, moved row by row; streams have
 * nothing to do with each other's. A window closes when the clock has come to its end and {@link #grace} more: then its
 * result leaves, and rows that come for it afterwards are {@link #late}. Windows that close together leave in order of their
 * end, then start, then group. When the stream ends all of them close, and when it is forgotten because nothing was heard of it
 * for long. A window without rows has no result.
 *
 * <p>Any cut of the input into records gives the same rows in the same order, but for {@link #closeWhenIdle}.
 *
 * <p>Times of windows are half open: a row at the end of a window is in the next one. Times before 1970 are not special.
 *
 * <p>Immutable. The name becomes the name of the store and its changelog: changing it loses what is in open windows. Where
 * sizes or the tag change, open windows start anew; grace, late rows, idle time, stamps and the time of results may change
 * freely, and so may gaps and the span of sliding windows.
 */
public final class Windowing {

    /** How many windows a row may be in at most. */
    public static final int MOST_OVERLAPPING = 1_000;

    /** How far ahead of its arrival a row may be unless {@link #maxAhead} says otherwise. */
    public static final Duration DEFAULT_MAX_AHEAD = Duration.ofDays(2);

    private final String name;
    private final WindowKind kind;
    private final WindowOptions options;

    private Windowing(String name, WindowKind kind, WindowOptions options) {
        this.name = name;
        this.kind = kind;
        this.options = options;
    }

    /** Starts a windowing; it needs its kind of windows. */
    public static NamedWindowing named(String name) {
        if (requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("a window must have a name, but it is empty");
        }
        return new NamedWindowing(name);
    }

    static Windowing of(String name, WindowKind kind) {
        return new Windowing(name, kind, WindowOptions.DEFAULT);
    }

    private Windowing with(WindowOptions changed) {
        return new Windowing(name, kind, changed);
    }

    /**
     * Windows of their own for each value of a tag, which the results then have; rows without the tag are a group too.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("by-lap").tumbling(ofMillis(100)).groupedByTag("Lap"))
     *         .aggregate(max("Speed")).to("top-speeds-by-lap");
     * }</pre>
     */
    public Windowing groupedByTag(String tag) {
        if (requireNonNull(tag, "tag").isEmpty()) {
            throw new IllegalArgumentException("window '" + name + "' needs the name of a tag, but it is empty");
        }
        return with(options.withGroupTag(tag));
    }

    /**
     * Keeps windows open until the clock is this far beyond their end, so that rows out of order find them.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("patient").tumbling(ofMillis(100)).grace(ofMillis(50)))
     *         .aggregate(count().as("Rows"), max("Speed")).to("patient-speeds");
     * }</pre>
     *
     * @throws IllegalArgumentException if it is negative or does not fit into 64 bit nanoseconds, or windows count rows
     */
    public Windowing grace(Duration grace) {
        refuseCount("grace", "takes rows in order of arrival, so that none is late");
        return with(options.withGraceNs(notNegativeNs("the grace of window '" + name + "'", grace)));
    }

    /**
     * What becomes of rows that come when their windows are closed; they are dropped and counted unless this is said.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("with-late").tumbling(ofMillis(100)).late(Late.toTopic("late-rows")))
     *         .aggregate(count().as("Rows"), max("Speed")).to("speeds-in-time");
     * }</pre>
     *
     * @throws IllegalArgumentException if windows count rows; if results are to be revised and windows are sliding or sessions
     */
    public Windowing late(Late late) {
        refuseCount("late", "takes rows in order of arrival, so that none is late");
        if (late instanceof Late.Revise && kind instanceof WindowKind.Sliding) {
            throw refused("Late.revise", "has a result for each row, of which a late one would change many; use grace");
        }
        if (late instanceof Late.Revise && kind instanceof WindowKind.Session) {
            throw refused(
                    "Late.revise", "is a session: a late row may join two, whose results have left already; use grace");
        }
        return with(options.withLate(requireNonNull(late, "late")));
    }

    /**
     * Gives a result of each window that a row is in after every row, in place of one when the window closes. A row before the
     * first of a session, or between two that it joins, gives the session another start: results under the former one are not
     * taken back.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("running").tumbling(ofMillis(100)).onUpdate())
     *         .aggregate(count().as("Rows"), max("Speed")).to("running-speeds");
     * }</pre>
     *
     * @throws IllegalArgumentException if windows are sliding
     */
    public Windowing onUpdate() {
        if (kind instanceof WindowKind.Sliding) {
            throw refused("onUpdate", "has a result for each row already");
        }
        return with(options.withOnUpdate());
    }

    /**
     * Closes all windows of a stream when none of its rows has come for this long, by the wall clock. Rows that come for them
     * afterwards are late; behind the last row of a session, and in windows that count rows, they begin new ones.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("at-last").tumbling(ofMillis(100)).closeWhenIdle(ofSeconds(10)))
     *         .aggregate(count().as("Rows"), max("Speed")).to("speeds-at-last");
     * }</pre>
     *
     * @throws IllegalArgumentException if it is shorter than a millisecond or does not fit into 64 bit nanoseconds
     */
    public Windowing closeWhenIdle(Duration idle) {
        long ns = positiveNs("the idle time of window '" + name + "'", idle);
        if (ns < 1_000_000) {
            throw new IllegalArgumentException(
                    "the idle time of window '" + name + "' must be at least 1 ms, but it is " + idle);
        }
        return with(options.withIdleMs(OptionalLong.of(ns / 1_000_000)));
    }

    /**
     * Gives results the time of their window's end in place of its start.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("stamped").tumbling(ofMillis(100)).stampedAtEnd())
     *         .aggregate(max("Speed")).to("stamped-speeds");
     * }</pre>
     *
     * @throws IllegalArgumentException if windows are sliding
     */
    public Windowing stampedAtEnd() {
        if (kind instanceof WindowKind.Sliding) {
            throw refused("stampedAtEnd", "has a result for each row, at its time");
        }
        return with(options.withStampAtEnd());
    }

    /**
     * How far the time of a row may be ahead of the arrival of its record: {@link #DEFAULT_MAX_AHEAD} unless this is said. A
     * row beyond it is in no window and does not move the clock, so that one wrong time does not make all that follow late;
     * it is counted, reported in the log, and goes where late rows go.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("believable").tumbling(ofMillis(100)).maxAhead(ofHours(1)))
     *         .aggregate(max("Speed")).to("believable-speeds");
     * }</pre>
     *
     * @throws IllegalArgumentException if it is negative or does not fit into 64 bit nanoseconds, or windows count rows
     */
    public Windowing maxAhead(Duration ahead) {
        refuseCount("maxAhead", "takes rows in order of arrival, whatever their times");
        return with(options.withMaxAheadNs(notNegativeNs("the time ahead of window '" + name + "'", ahead)));
    }

    private void refuseCount(String what, String why) {
        if (kind instanceof WindowKind.Count) {
            throw refused(what, why);
        }
    }

    private IllegalArgumentException refused(String what, String why) {
        return new IllegalArgumentException(
                what + " makes no sense for window '" + name + "' (" + kind + "): it " + why);
    }

    public String name() {
        return name;
    }

    /** The tag whose values have windows of their own; null for none. */
    public @Nullable String groupTag() {
        return options.groupTag();
    }

    public Late late() {
        return options.late();
    }

    /** The idle time in milliseconds of wall clock, if there is one. */
    public OptionalLong idleMs() {
        return options.idleMs();
    }

    /**
     * What of this must stay as it is for windows that are open to go on under a changed one, for people: {@code tumbling 1
     * min, grouped by Lap}, or {@code session} of any gap. See above what may change freely.
     */
    public String openWindows() {
        String tag = groupTag();
        return StoredKind.fixed(kind) + (tag == null ? "" : ", grouped by " + tag);
    }

    WindowKind kind() {
        return kind;
    }

    WindowOptions options() {
        return options;
    }

    /** For people: {@code tumbling 1 min, grouped by Lap, grace 1 s}. */
    @Override
    public String toString() {
        return kind + options.toString();
    }
}
