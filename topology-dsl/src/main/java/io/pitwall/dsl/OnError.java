package io.pitwall.dsl;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What happens when a user's function throws; the last argument of the verbs that take one.
 *
 * <pre>{@code
 * .deriveNumber("Grip", row -> grip(row.text("Tyre")), OnError.deadLetter())
 * .map("look up driver", (stream, packet) -> lookUp(packet), OnError.retry(3, ofMillis(200)).thenDeadLetter())
 * }</pre>
 *
 * <p>What fails is a row where the function takes a row ({@code where}, {@code deriveNumber}, {@code deriveText}, the
 * conditions of {@code branch}), and a packet where it takes a packet ({@code map}, {@code peek}). It does not go on to
 * the following stages; everything else of the stream does, in order, and the state of the operator is as if what failed
 * had never come. The metrics of the operator count it, and the log has a line with the cause, not more than one in ten
 * seconds.
 *
 * <p>Every exception counts, an {@code AssertionError} and a {@code StackOverflowError} too. A class or method that is not
 * there ({@code LinkageError}) is no fault of the data, and neither is any other error: these always stop the application.
 * So does what fails outside the function: stores, formats, Kafka.
 *
 * <p>Immutable.
 *
 * @param last what happens when the function has failed for the last time
 * @param retries how often it is called again before
 * @param pause how long to wait before each of these calls
 */
public record OnError(Last last, int retries, Duration pause) {

    /** What happens to what has failed. */
    public enum Last {
        /** The application stops; nothing is lost, the record is read again after a restart. */
        FAIL("fail"),
        /** It is left out. */
        SKIP("skip"),
        /** It goes to the dead-letter topic. */
        DEAD_LETTER("dead letter");

        private final String text;

        Last(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final OnError FAIL = new OnError(Last.FAIL, 0, Duration.ZERO);
    private static final OnError SKIP = new OnError(Last.SKIP, 0, Duration.ZERO);
    private static final OnError DEAD_LETTER = new OnError(Last.DEAD_LETTER, 0, Duration.ZERO);

    public OnError {
        requireNonNull(last, "last");
        if (retries < 0) {
            throw new IllegalArgumentException("the number of retries must not be negative, but it is " + retries);
        }
        if (requireNonNull(pause, "pause").isNegative()) {
            throw new IllegalArgumentException("the time before a retry must not be negative, but it is " + pause);
        }
    }

    /**
     * Stops the application, with a message that names function, stream and record; what a verb does unless it is told
     * otherwise.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Gear")
     *         .deriveNumber("Shifted", row -> row.number("Gear") + 1, OnError.fail()).to("shifted");
     * }</pre>
     */
    public static OnError fail() {
        return FAIL;
    }

    /**
     * Leaves out what has failed, and counts it.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Gear")
     *         .deriveText("Ratio", row -> RATIOS.get((int) row.number("Gear")), OnError.skip()).to("ratios");
     * }</pre>
     */
    public static OnError skip() {
        return SKIP;
    }

    /**
     * Sends what has failed to the dead-letter topic of the application, as one message in the format that is written,
     * within the transaction. Headers say exception, operator, stream and {@code topic-partition@offset} of the record
     * that was being processed; what a timer released has none.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Gear")
     *         .deriveText("Ratio", row -> RATIOS.get((int) row.number("Gear")), OnError.deadLetter())
     *         .to("known-ratios");
     * }</pre>
     */
    public static OnError deadLetter() {
        return DEAD_LETTER;
    }

    /**
     * Calls the function again, at most so often, and waits before each time. The stream thread waits: nothing else of
     * its partitions goes on meanwhile. All waits for one call may take half of {@code max.poll.interval.ms}, else the
     * topology is refused; when more fails on the thread, by whatever operator, than there is time to wait for, the rest is
     * not tried again.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Gear")
     *         .deriveText("Ratio", row -> RATIOS.get((int) row.number("Gear")),
     *                 OnError.retry(2, ofMillis(1)).thenSkip())
     *         .to("tried-ratios");
     * }</pre>
     *
     * @throws IllegalArgumentException if the number is less than 1 or the time is negative
     */
    public static Retries retry(int times, Duration pause) {
        return new Retries(times, pause);
    }

    /** For people: {@code 3 retries, 200 ms apart, then dead letter}. */
    @Override
    public String toString() {
        if (retries == 0) {
            return last.toString();
        }
        return retries + (retries == 1 ? " retry, " : " retries, ") + text(pause) + " apart, then " + last;
    }

    private static String text(Duration time) {
        if (time.toNanosPart() % 1_000_000 != 0) {
            return time.toNanos() + " ns";
        }
        return time.toNanosPart() != 0 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }
}
