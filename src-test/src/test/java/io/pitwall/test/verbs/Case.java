package io.pitwall.test.verbs;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is done to a topology, step by step, and what must come out. Immutable.
 *
 * @param outputs all streams that come out; there must be no others
 */
public record Case(Kind kind, List<Step> steps, List<Output> outputs) {

    /** What a case shows of a verb. */
    public enum Kind {
        /** What the documentation shows: ten rows. */
        EXAMPLE,
        /** Streams that end without a row. */
        EMPTY,
        /** A single row. */
        ONE_ROW,
        /** Rows to either side of what the verb decides by. */
        BOUNDARY,
        /** Rows that do not come in the order of their times. */
        OUT_OF_ORDER,
        /** Streams that are ended and begin anew. */
        STREAM_END
    }

    /** One thing that is done. */
    public sealed interface Step {}

    /** Writes a record. */
    public record Write(String topic, String streamId, StreamMessage message) implements Step {}

    /** Moves the wall clock on. */
    public record Advance(Duration time) implements Step {}

    public Case {
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
    }

    /** A case in which nothing is done yet. */
    public static Case of(Kind kind) {
        return new Case(kind, List.of(), List.of());
    }

    /** Then a {@link TextTable} is written, as one record. */
    public Case writes(String topic, String streamId, String table) {
        return writes(topic, streamId, TextTable.parse(table));
    }

    /** Then a message is written. */
    public Case writes(String topic, String streamId, StreamMessage message) {
        return then(new Write(topic, streamId, message));
    }

    /** Then a stream is ended. */
    public Case ends(String topic, String streamId) {
        return writes(topic, streamId, StreamEnd.closed());
    }

    /** Then the wall clock moves. */
    public Case advances(Duration time) {
        return then(new Advance(time));
    }

    /** A stream comes out and is ended, with these packets; none for a stream that has no rows. */
    public Case gives(String topic, String streamId, String... packets) {
        return gives(Output.of(topic, streamId, packets));
    }

    /** A stream comes out. */
    public Case gives(Output output) {
        return new Case(kind, steps, added(outputs, output));
    }

    /** Only the ends of the streams, and nothing but ends comes out. */
    Case withoutRows() {
        List<Step> ends = steps.stream()
                .filter(step -> !(step instanceof Write write
                        && (write.message() instanceof ParameterData || write.message() instanceof EventBatch)))
                .toList();
        return new Case(
                Kind.EMPTY, ends, outputs.stream().map(Output::withoutRows).toList());
    }

    /** All of it twice. */
    Case twice() {
        return new Case(
                Kind.STREAM_END,
                Stream.concat(steps.stream(), steps.stream()).toList(),
                outputs.stream().map(Output::twice).toList());
    }

    /** The same with each record of rows cut into records of one row. */
    Case inSingleRows() {
        List<Step> single = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Write write && write.message() instanceof ParameterData rows && !rows.isEmpty()) {
                for (int row = 0; row < rows.rowCount(); row++) {
                    single.add(new Write(write.topic(), write.streamId(), rows.slice(row, row + 1)));
                }
            } else {
                single.add(step);
            }
        }
        return new Case(kind, single, outputs);
    }

    /** What is written, without what else is done. */
    List<Write> writes() {
        return steps.stream()
                .filter(Write.class::isInstance)
                .map(Write.class::cast)
                .toList();
    }

    private Case then(Step step) {
        return new Case(kind, added(steps, step), outputs);
    }

    private static <T> List<T> added(List<T> list, T element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }
}
