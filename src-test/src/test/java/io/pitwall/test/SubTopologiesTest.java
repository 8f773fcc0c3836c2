package io.pitwall.test;

import static io.pitwall.test.Variation.anyBatching;
import static io.pitwall.test.Variation.anyCrashPoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Several sub-topologies on several partitions: what one writes, the next reads on the partition of the new key. */
class SubTopologiesTest {

    private static final List<String> CARS =
            IntStream.range(0, 12).mapToObj(car -> "car-" + car).toList();

    /** A -> X -> Y, with other ids on X and so, of most streams, another partition. */
    private static void chain(TelemetryBuilder telemetry) {
        telemetry
                .topic("a")
                .parameters("Brake")
                .buffer(Packets.named("first").everyRows(2))
                .to("x", StreamIdentity.suffixed("-x"));
        telemetry
                .topic("x")
                .parameters("Brake")
                .buffer(Packets.named("second").everyRows(3))
                .to("y", StreamIdentity.suffixed("-y"));
    }

    @Test
    void aChainOfTopicsGoesThroughOnAsManyPartitionsAsThereAre() {
        for (int partitions : new int[] {1, 3}) {
            try (var test = TelemetryTest.onPartitions(partitions, SubTopologiesTest::chain)) {
                CARS.forEach(car -> test.topic("a").stream(car).write("""
                        time_ms | Brake
                              0 |   0.1
                             10 |   0.2
                             20 |   0.3
                             30 |   0.4
                        """).end());

                assertThat(test.topic("x").streamIds()).hasSize(12);
                assertThat(test.topic("y").streamIds()).hasSize(12);
                CARS.forEach(car -> assertThat(test.topic("y").stream(car + "-x-y"))
                        .hasPackets("time_ms | Brake\n0 | 0.1\n10 | 0.2\n20 | 0.3", "time_ms | Brake\n30 | 0.4")
                        .hasParent(car + "-x")
                        .isEnded());
            }
        }
    }

    @Test
    void stateOfTheNextSubTopologyIsWhereTheNewKeyBelongs() {
        try (var test = TelemetryTest.onPartitions(3, SubTopologiesTest::chain)) {
            CARS.forEach(car -> test.topic("a").stream(car).write("time_ms | Brake\n0 | 0.1\n10 | 0.2\n20 | 0.3"));
            test.topic("x").stream("car-0-x").write("time_ms | Brake\n40 | 0.9");
            test.commit();

            assertThat(test.topic("y").stream("car-0-x-y"))
                    .as("rows written by the test meet those of the sub-topology before, as their key is the same")
                    .hasPackets("time_ms | Brake\n0 | 0.1\n10 | 0.2\n40 | 0.9");
            assertThat(test.held("first").streamIds()).hasSize(12);
            assertThat(test.held("second").streamIds()).hasSize(11).doesNotContain("car-0-x");
        }
    }

    @Test
    void aCrashOfAllTasksIsNotSeen() {
        try (var test = TelemetryTest.onPartitions(3, SubTopologiesTest::chain)) {
            CARS.forEach(car -> test.topic("a").stream(car).write("time_ms | Brake\n0 | 0.1\n10 | 0.2"));
            test.commit();
            CARS.forEach(car -> test.topic("a").stream(car).write("time_ms | Brake\n20 | 0.3\n30 | 0.4"));
            test.crashAndRestore();
            CARS.forEach(car -> test.topic("a").stream(car).end());

            CARS.forEach(car -> assertThat(test.topic("y").stream(car + "-x-y"))
                    .hasPackets("time_ms | Brake\n0 | 0.1\n10 | 0.2\n20 | 0.3", "time_ms | Brake\n30 | 0.4")
                    .isEnded());
        }
    }

    @Test
    void runsInOtherWaysAreCutToo() {
        try (var test = TelemetryTest.onPartitions(2, SubTopologiesTest::chain)) {
            test.topic("a").stream("car-0").write("time_ms | Brake\n0 | 0.1\n10 | 0.2\n20 | 0.3");
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    /** Records are counted under what their key has behind the dash, by a topic of Kafka Streams' own. */
    private static Topology repartitioned(PitwallConfig config) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("seen"), new StreamIdSerde(), new StreamIdSerde()));
        KStream<String, byte[]> in = builder.stream("in", Consumed.with(new StreamIdSerde(), Serdes.ByteArray()));
        in.selectKey((key, value) -> key.substring(key.indexOf('-') + 1), Named.as("team"))
                .repartition(Repartitioned.<String, byte[]>as("teams")
                        .withKeySerde(new StreamIdSerde())
                        .withValueSerde(Serdes.ByteArray()))
                .process(Counting::new, Named.as("count"), "seen")
                .to("out", Produced.with(new StreamIdSerde(), new StreamMessageSerde()));
        return builder.build();
    }

    private static final class Counting extends ContextualProcessor<String, byte[], String, StreamMessage> {

        @Override
        public void process(Record<String, byte[]> record) {
            KeyValueStore<String, String> seen = context().getStateStore("seen");
            String before = seen.get(record.key());
            int count = before == null ? 1 : 1 + Integer.parseInt(before);
            seen.put(record.key(), Integer.toString(count));
            context()
                    .forward(record.withValue(ParameterData.builder()
                            .row(count)
                            .put("Count", count)
                            .build()));
        }
    }

    @Test
    void recordsOfARepartitionTopicMeetOnThePartitionOfTheirNewKey() {
        for (int partitions : new int[] {1, 4}) {
            try (var test = TelemetryTest.ofTopology(partitions, SubTopologiesTest::repartitioned)) {
                List<String> counts = new ArrayList<>(List.of("time_ns | Count"));
                for (int car = 0; car < 10; car++) {
                    test.topic("in").stream(car + "-red").end();
                    test.topic("in").stream(car + "-blue").end();
                    counts.add((car + 1) + " | " + (car + 1));
                }

                assertThat(test.topic("out")).hasStreams("red", "blue");
                assertThat(test.topic("out").stream("red")).hasRows(String.join("\n", counts));
                assertThat(test.topic("out").stream("blue")).hasRows(String.join("\n", counts));
                assertThatThrownBy(() -> test.topic("teams-repartition"))
                        .hasMessage("the topology has no topic 'teams-repartition': it reads [in] and writes [out]");
            }
        }
    }

    @Test
    void whatCannotBeCutIsRefusedOnSeveralPartitionsOnly() {
        TelemetryTest.ofTopology(1, SubTopologiesTest::feedingItself).close();
        assertThatThrownBy(() -> TelemetryTest.ofTopology(2, SubTopologiesTest::feedingItself))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "one sub-topology writes and reads [b], and the driver would not send it to the partition of"
                                + " its key; test it on one partition, or on a broker (@WithKafka)");
        assertThatThrownBy(() -> TelemetryTest.ofTopology(2, SubTopologiesTest::withGlobalStore))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the topology has a global store, which every partition would need in full; test it on one"
                        + " partition, or on a broker (@WithKafka)");
    }

    private static KStream<byte[], byte[]> stream(StreamsBuilder builder, String topic) {
        return builder.stream(topic, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()));
    }

    private static Topology feedingItself(PitwallConfig config) {
        var bytes = Produced.with(Serdes.ByteArray(), Serdes.ByteArray());
        StreamsBuilder builder = new StreamsBuilder();
        KStream<byte[], byte[]> source = stream(builder, "a");
        source.to("b", bytes);
        source.merge(stream(builder, "b")).to("c", bytes);
        return builder.build();
    }

    private static Topology withGlobalStore(PitwallConfig config) {
        StreamsBuilder builder = new StreamsBuilder();
        stream(builder, "a").to("b", Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        builder.globalTable("g", Materialized.as("global"));
        return builder.build();
    }
}
