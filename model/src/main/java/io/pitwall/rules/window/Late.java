package io.pitwall.rules.window;

import static java.util.Objects.requireNonNull;

import io.pitwall.rules.DurationText;
import java.time.Duration;

/**
 * What becomes of late rows: those whose windows are all closed. Those that are in no window after all, which is all of them
 * unless they {@link #revise}, are counted. Immutable.
 *
 * <p>Rows too far ahead of their arrival ({@link Windowing#maxAhead}) go the same way but revise nothing.
 */
public sealed interface Late {

    /**
     * They are left out; this is what happens unless something else is said.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("strict").tumbling(ofMillis(100)).late(Late.drop()))
     *         .aggregate(count().as("Rows"), max("Speed")).to("strict-speeds");
     * }</pre>
     */
    static Late drop() {
        return new Drop();
    }

    /**
     * They are written to a topic as they came, under the ids of their streams, with the reason in the header {@value
     * LateReason#HEADER}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("latest").sliding(ofMillis(30)).late(Late.toTopic("stragglers")))
     *         .aggregate(max("Speed")).to("sliding-in-time");
     * }</pre>
     */
    static Late toTopic(String topic) {
        if (requireNonNull(topic, "topic").isEmpty()) {
            throw new IllegalArgumentException("late rows need the name of a topic, but it is empty");
        }
        return new ToTopic(topic);
    }

    /**
     * They are added to their windows after all, which gives a further result for each late row and window. For that windows
     * are kept after they have closed; what comes later still is left out.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed")
     *         .window(Windowing.named("revised").tumbling(ofMillis(100)).late(Late.revise(ofMillis(50))))
     *         .aggregate(count().as("Rows"), max("Speed")).to("revised-speeds");
     * }</pre>
     *
     * @param keepFor how long, in the time of the stream
     * @throws IllegalArgumentException if the time is not positive or does not fit into 64 bit nanoseconds
     */
    static Late revise(Duration keepFor) {
        return new Revise(WindowTimes.positiveNs("the time that closed windows are kept for revision", keepFor));
    }

    /** See {@link Late#drop}. */
    record Drop() implements Late {
        @Override
        public String toString() {
            return "late rows dropped";
        }
    }

    /** See {@link Late#toTopic}. */
    record ToTopic(String topic) implements Late {
        @Override
        public String toString() {
            return "late rows to topic " + topic;
        }
    }

    /** See {@link Late#revise}. */
    record Revise(long keepForNs) implements Late {
        @Override
        public String toString() {
            return "late rows revise for " + DurationText.ofNanos(keepForNs);
        }
    }
}
