package io.pitwall.test;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a topology in the end, as far as it must not depend on how the input came.
 *
 * @param streams by "stream 'id' of topic 'name'", and what operators sent to the dead letters by "stream 'id' of the dead
 *     letters of 'operator'", because how many letters that is depends on how the input was cut
 * @param deadLetters how many records could not be read
 * @param held how many entries the stores still hold, by name; those that hold none are not there
 */
record Outcome(Map<String, Stream> streams, int deadLetters, Map<String, Integer> held) {

    /** @param context the last message of each kind but rows and events */
    record Stream(ParameterData rows, List<EventData> events, Map<String, StreamMessage> context) {

        static Stream of(List<StreamMessage> messages) {
            List<ParameterData> rows = new ArrayList<>();
            List<EventData> events = new ArrayList<>();
            Map<String, StreamMessage> context = new HashMap<>();
            for (StreamMessage message : messages) {
                if (message instanceof ParameterData data) {
                    rows.add(data);
                } else if (message instanceof EventBatch batch) {
                    events.addAll(batch.events());
                } else if (message instanceof StreamProperties
                        || message instanceof ParameterDefinitions
                        || message instanceof EventDefinitions) {
                    context.put(message.getClass().getSimpleName(), message);
                }
            }
            return new Stream(ParameterData.concat(rows).withoutEmptyColumns(), events, context);
        }
    }

    static Outcome of(TelemetryTest test, Iterable<String> outputTopics) {
        Map<String, Stream> streams = new TreeMap<>();
        for (String name : outputTopics) {
            TestTopic topic = test.topic(name);
            for (String id : topic.streamIds()) {
                TestStream stream = topic.stream(id);
                streams.put(stream.toString(), Stream.of(stream.messages()));
            }
        }
        Map<String, List<StreamMessage>> failed = test.failedMessages();
        failed.forEach((name, messages) -> streams.put(name, Stream.of(messages)));
        Map<String, Integer> held = new TreeMap<>(test.driven().storedEntries());
        held.values().removeIf(count -> count == 0);
        int unreadable = (int) test.deadLetters().stream()
                .filter(letter -> !letter.isMessage())
                .count();
        return new Outcome(streams, unreadable, held);
    }

    /**
     * What another outcome has that this one has not, or the other way round; null if there is nothing.
     *
     * @param inOrder whether the order of rows and events matters
     */
    @Nullable
    String differenceTo(Outcome actual, boolean inOrder) {
        TreeSet<String> names = new TreeSet<>(streams.keySet());
        names.addAll(actual.streams.keySet());
        for (String name : names) {
            Stream left = streams.get(name);
            Stream right = actual.streams.get(name);
            if (left == null || right == null) {
                return left == null ? "there is also " + name : "there is no " + name;
            }
            String difference = difference(left, right, inOrder);
            if (difference != null) {
                return name + ": " + difference;
            }
        }
        return deadLetters == actual.deadLetters
                ? null
                : "dead letters: expected " + deadLetters + ", but there are " + actual.deadLetters;
    }

    private static @Nullable String difference(Stream expected, Stream actual, boolean inOrder) {
        TableDifference rows = inOrder
                ? TableDifference.between(expected.rows, actual.rows, 0)
                : TableDifference.between(sorted(expected.rows), sorted(actual.rows), 0);
        if (rows != null) {
            return rows.summary() + "\n" + rows.sideBySide();
        }
        if (!events(expected, inOrder).equals(events(actual, inOrder))) {
            return "events: expected " + expected.events + ", but they are " + actual.events;
        }
        if (!Objects.equals(expected.context, actual.context)) {
            return "expected " + expected.context + ", but it's " + actual.context;
        }
        return null;
    }

    private static List<String> events(Stream stream, boolean inOrder) {
        var events = stream.events.stream().map(EventData::toString);
        return inOrder ? events.toList() : events.sorted().toList();
    }

    private static ParameterData sorted(ParameterData rows) {
        List<List<String>> cells = TextTable.cells(rows);
        List<Integer> byName = IntStream.range(1, cells.size())
                .boxed()
                .sorted(Comparator.comparing(column -> cells.get(column).get(0)))
                .toList();
        String[] texts = new String[rows.rowCount()];
        for (int row = 0; row < texts.length; row++) {
            StringBuilder text = new StringBuilder();
            for (int column : byName) {
                text.append(cells.get(column).get(1 + row)).append('|');
            }
            texts[row] = text.toString();
        }
        return rows.pick(IntStream.range(0, texts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer row) -> rows.timeNs(row))
                        .thenComparing(row -> texts[row]))
                .mapToInt(Integer::intValue)
                .toArray());
    }
}
