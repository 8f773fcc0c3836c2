package io.pitwall.rules.window;

import static io.pitwall.rules.window.WindowTimes.positiveNs;

import io.pitwall.rules.DurationText;
import java.time.Duration;

/** A {@link Windowing} that has a name and still needs its kind of windows. */
public final class NamedWindowing {

    private final String name;

    NamedWindowing(String name) {
        this.name = name;
    }

    /**
     * Windows of one size, one behind the other: {@code [k * size, (k + 1) * size)} for every integer k, so that a window of
     * a minute begins with a minute of UTC.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("tumbling").tumbling(ofMillis(100)))
     *         .aggregate(max("Speed")).to("top-speeds");
     * }</pre>
     *
     * @throws IllegalArgumentException if the size is not positive or does not fit into 64 bit nanoseconds
     */
    public Windowing tumbling(Duration size) {
        long sizeNs = positiveNs("the size of window '" + name + "'", size);
        return Windowing.of(name, new WindowKind.Aligned(sizeNs, sizeNs));
    }

    /**
     * Windows of one size that overlap: {@code [k * advance, k * advance + size)} for every integer k. Each row is added to
     * {@code size / advance} of them.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("hopping").hopping(ofMillis(100), ofMillis(50)))
     *         .aggregate(max("Speed")).to("hopping-speeds");
     * }</pre>
     *
     * @throws IllegalArgumentException if a time is not positive or does not fit into 64 bit nanoseconds, the advance is
     *     longer than the size, or more than {@value Windowing#MOST_OVERLAPPING} windows overlap
     */
    public Windowing hopping(Duration size, Duration advance) {
        long sizeNs = positiveNs("the size of window '" + name + "'", size);
        long advanceNs = positiveNs("the advance of window '" + name + "'", advance);
        if (advanceNs > sizeNs) {
            throw new IllegalArgumentException(
                    "the advance of window '" + name + "' must not be longer than its size of "
                            + DurationText.of(size) + ", or rows would lie between the windows, but it is "
                            + DurationText.of(advance));
        }
        if (sizeNs / advanceNs > Windowing.MOST_OVERLAPPING) {
            throw new IllegalArgumentException("each row would be in " + sizeNs / advanceNs + " windows '" + name
                    + "', which are more than " + Windowing.MOST_OVERLAPPING + ": advance by more than "
                    + DurationText.of(advance) + ", or take sliding(" + DurationText.of(size) + ")");
        }
        return Windowing.of(name, new WindowKind.Aligned(sizeNs, advanceNs));
    }

    /**
     * A result for each row: of the rows in {@code (t - span, t]} if it is at {@code t}, itself included. Of rows of equal
     * time, each sees those that arrived before it.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("sliding").sliding(ofMillis(50)))
     *         .aggregate(max("Speed")).to("sliding-speeds");
     * }</pre>
     *
     * @throws IllegalArgumentException if the span is not positive or does not fit into 64 bit nanoseconds
     */
    public Windowing sliding(Duration span) {
        return Windowing.of(name, new WindowKind.Sliding(positiveNs("the span of window '" + name + "'", span)));
    }

    /**
     * Windows of rows that are less than a gap apart; a pause of at least the gap parts two sessions. Its end is the time of
     * its last row.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Brake").where(row -> row.number("Brake") > 0)
     *         .window(Windowing.named("session").session(ofMillis(50)))
     *         .aggregate(count().as("Rows"), max("Brake")).to("brakings");
     * }</pre>
     *
     * @throws IllegalArgumentException if the gap is not positive or does not fit into 64 bit nanoseconds
     */
    public Windowing session(Duration gap) {
        return Windowing.of(name, new WindowKind.Session(positiveNs("the gap of window '" + name + "'", gap)));
    }

    /**
     * Windows of so many rows, in order of arrival whatever their times. Its start and end are the earliest and the latest
     * time of its rows. What is begun when the stream ends gives a result too.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("threes").count(3))
     *         .aggregate(max("Speed")).to("max-of-three");
     * }</pre>
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public Windowing count(int rows) {
        return count(rows, rows);
    }

    /**
     * Windows of so many rows in order of arrival, one of which begins with every {@code every}th row. See {@link
     * #count(int)}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("every-second").count(3, 2))
     *         .aggregate(max("Speed")).to("max-every-second");
     * }</pre>
     *
     * @throws IllegalArgumentException if a number is not positive, the second one is larger than the first, or more than
     *     {@value Windowing#MOST_OVERLAPPING} windows overlap
     */
    public Windowing count(int rows, int every) {
        if (rows < 1 || every < 1) {
            throw new IllegalArgumentException(
                    "window '" + name + "' must have at least 1 row and begin at least every 1" + " row, but it has "
                            + rows + " rows every " + every);
        }
        if (every > rows) {
            throw new IllegalArgumentException("window '" + name + "' of " + rows + " rows must begin at least every "
                    + rows + " rows, or rows would lie between the windows, but it is every " + every);
        }
        if (rows / every > Windowing.MOST_OVERLAPPING) {
            throw new IllegalArgumentException("each row would be in " + rows / every + " windows '" + name
                    + "', which are more than " + Windowing.MOST_OVERLAPPING + ": begin one less often than every "
                    + every
                    + " rows");
        }
        return Windowing.of(name, new WindowKind.Count(rows, every));
    }
}
