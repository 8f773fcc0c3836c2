package io.pitwall.test.broker;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.test.TelemetryTest;
import io.pitwall.test.kafka.TopicWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Cars that send rows at random, as long as they are told to; remembers what they sent. */
final class Race {

    private static final long START_NS = 1_625_000_000_000_000_000L;

    private final Random random;
    private final TopicWriter writer;
    private final List<String> running = new ArrayList<>();
    private final Map<String, List<StreamMessage>> sent = new TreeMap<>();
    private final Map<String, Integer> rows = new TreeMap<>();
    private final Map<String, Long> clocksNs = new TreeMap<>();

    Race(TopicWriter writer, int cars, long seed) {
        this.writer = writer;
        this.random = new Random(seed);
        for (int car = 1; car <= cars; car++) {
            String id = "car-" + car;
            running.add(id);
            send(id, StreamProperties.none().withName("Car " + car));
        }
    }

    /** What each car has sent. */
    Map<String, List<StreamMessage>> sent() {
        return sent;
    }

    int rowCount() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Some cars send some rows. */
    void goOn() {
        for (int i = 0; i < 5 && !running.isEmpty(); i++) {
            String id = running.get(random.nextInt(running.size()));
            send(id, rows(id, 1 + random.nextInt(6)));
        }
        writer.flush();
    }

    /** Ends so many cars' streams. */
    void end(int cars) {
        for (int i = 0; i < cars; i++) {
            send(running.remove(random.nextInt(running.size())), StreamEnd.closed());
        }
        writer.flush();
    }

    void endAll() {
        end(running.size());
    }

    /** What the topology makes of all this when nothing ever fails. */
    Map<String, List<StreamMessage>> outputWithoutCrash(TelemetryTopology topology, String input, String output) {
        Map<String, List<StreamMessage>> expected = new TreeMap<>();
        try (var test = TelemetryTest.of(topology)) {
            sent.forEach((id, messages) ->
                    messages.forEach(message -> test.topic(input).stream(id).write(message)));
            var topic = test.topic(output);
            topic.streamIds().forEach(id -> expected.put(id, topic.stream(id).messages()));
        }
        return expected;
    }

    private ParameterData rows(String id, int count) {
        ParameterDataBuilder data = ParameterData.builder();
        for (int i = 0; i < count; i++) {
            int row = rows.merge(id, 1, Integer::sum);
            long timeNs = clocksNs.merge(id, START_NS, (clock, start) -> clock + 1_000_000L * (1 + random.nextInt(30)));
            data.row(timeNs).put("Row", row).put("Unread", random.nextDouble()).tag("Lap", "L" + row / 20);
            if (random.nextInt(3) == 0) {
                data.put("Note", "note " + row);
            }
        }
        return data.build();
    }

    private void send(String id, StreamMessage message) {
        sent.computeIfAbsent(id, key -> new ArrayList<>()).add(message);
        writer.write(id, message);
    }
}
