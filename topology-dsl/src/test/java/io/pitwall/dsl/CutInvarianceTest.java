package io.pitwall.dsl;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.StreamMessage;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any cut of the input into records gives the same packets; one topology, one stream for each cut. */
class CutInvarianceTest {

    private static final int INPUTS_PER_SEED = 25;
    private static final int CUTS_PER_INPUT = 4;

    @TempDir
    Path stateDir;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void bySpan(long seed) {
        check(Packets.named("held").everySpan(ofMillis(100)), seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7, 8})
    void byRows(long seed) {
        check(Packets.named("held").everyRows(3), seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9, 10, 11, 12})
    void bySpanOrRows(long seed) {
        check(Packets.named("held").everySpan(ofMillis(50)).orEveryRows(4), seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {13, 14, 15, 16})
    void byPredicates(long seed) {
        Packets packets = Packets.named("held")
                .admitting(row -> row.number("A", 1) > 0.1)
                .selecting("A", "B")
                .beforeRow(row -> row.number("B") > 0.9)
                .orAfterRow(row -> row.number("A") < 0.3)
                .orWhenHeld(
                        held -> !held.first().tag("Lap", "").equals(held.last().tag("Lap", "")));
        check(packets, seed);
    }

    private void check(Packets packets, long seed) {
        Random random = new Random(seed);
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters("A", "B")
                .buffer(packets)
                .deriveNumber("Sum", row -> row.number("A", 0) + row.number("B", 0))
                .to("out"))) {
            for (int input = 0; input < INPUTS_PER_SEED; input++) {
                List<ParameterData> rows = rows(random);
                String whole = input + " whole";
                send(topology, whole, List.of(ParameterData.concat(rows)));
                for (int cut = 0; cut < CUTS_PER_INPUT; cut++) {
                    send(topology, input + " cut " + cut, cut(rows, random));
                }
                Map<String, List<StreamMessage>> byStream = topology.read("out").stream()
                        .collect(Collectors.groupingBy(
                                message -> message.key,
                                Collectors.mapping(
                                        (KeyValue<String, StreamMessage> m) -> m.value, Collectors.toList())));
                byStream.forEach(
                        (stream, messages) -> assertThat(messages).as(stream).isEqualTo(byStream.get(whole)));
                assertThat(byStream).hasSize(1 + CUTS_PER_INPUT);
            }
        }
    }

    private static void send(DrivenTopology topology, String stream, List<ParameterData> records) {
        records.forEach(record -> topology.send("in", stream, record));
        topology.end("in", stream);
    }

    /** Rows mostly in order, some late, some of equal time, some without a value that is asked for. */
    private static List<ParameterData> rows(Random random) {
        List<ParameterData> rows = new ArrayList<>();
        long timeMs = 0;
        for (int row = random.nextInt(25); row >= 0; row--) {
            timeMs += random.nextInt(10) == 0 ? -random.nextInt(150) : random.nextInt(40) - 5;
            ParameterDataBuilder builder = ParameterData.builder().row(timeMs * 1_000_000);
            builder.tag("Lap", random.nextInt(3) == 0 ? null : Integer.toString(random.nextInt(2)));
            for (String parameter : List.of("A", "B", "C")) {
                if (random.nextInt(3) > 0) {
                    builder.put(parameter, random.nextDouble());
                }
            }
            rows.add(builder.build());
        }
        return rows;
    }

    private static List<ParameterData> cut(List<ParameterData> rows, Random random) {
        List<ParameterData> records = new ArrayList<>();
        int longest = 1 + random.nextInt(rows.size());
        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(longest));
            records.add(ParameterData.concat(rows.subList(from, to)));
            from = to;
        }
        return records;
    }
}
