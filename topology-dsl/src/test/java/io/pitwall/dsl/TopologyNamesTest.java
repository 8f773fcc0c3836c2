package io.pitwall.dsl;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.rules.Packets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;

/** Names in the Kafka Streams topology come from the names in the topology class, so that state outlives changes. */
class TopologyNamesTest {

    private static final PitwallConfig CONFIG = PitwallConfig.of("app", "unused:9092");

    private static void hardBraking(TelemetryBuilder telemetry) {
        telemetry
                .topic("car-data")
                .parameters("Brake")
                .buffer(Packets.named("brake").everySpan(ofMillis(100)).orIdle(ofSeconds(1)))
                .deriveText("HardBraking", row -> row.number("Brake", 0) > 0.5 ? "True" : "False")
                .select("HardBraking")
                .to("hard-braking", StreamIdentity.suffixed("-hard-braking"));
    }

    private static void speedLimit(TelemetryBuilder telemetry) {
        telemetry
                .topic("car-data")
                .parameters("Speed")
                .buffer(Packets.named("speed").everyRows(10))
                .deriveNumber("TooFast", row -> row.number("Speed") - 80)
                .to("too-fast");
    }

    @Test
    void everyNodeIsNamedAfterWhatTheClassSays() {
        assertThat(topology(TopologyNamesTest::hardBraking).describe()).hasToString("""
                        Topologies:
                           Sub-topology: 0
                            Source: car-data.source (topics: [car-data])
                              --> car-data.decode
                            Processor: car-data.decode (stores: [car-data.fragments])
                              --> car-data.context, car-data.dead-letters
                              <-- car-data.source
                            Processor: car-data.context (stores: [car-data.context])
                              --> car-data.select
                              <-- car-data.decode
                            Processor: car-data.select (stores: [])
                              --> brake.packets
                              <-- car-data.context
                            Processor: brake.packets (stores: [brake.buffer])
                              --> brake.derive
                              <-- car-data.select
                            Processor: brake.derive (stores: [])
                              --> brake.select
                              <-- brake.packets
                            Processor: brake.select (stores: [])
                              --> hard-braking.exit
                              <-- brake.derive
                            Processor: hard-braking.exit (stores: [])
                              --> hard-braking.sink
                              <-- brake.select
                            Sink: car-data.dead-letters (topic: app-dead-letters)
                              <-- car-data.decode
                            Sink: hard-braking.sink (topic: hard-braking)
                              <-- hard-braking.exit

                        """);
    }

    @Test
    void anUnrelatedBranchBeforeOrBehindDoesNotRenameStores() {
        Set<String> alone = stores(TopologyNamesTest::hardBraking);
        assertThat(alone).containsExactly("brake.buffer", "car-data.context", "car-data.fragments");

        assertThat(stores(telemetry -> {
                    speedLimit(telemetry);
                    hardBraking(telemetry);
                }))
                .containsExactly("brake.buffer", "car-data.context", "car-data.fragments", "speed.buffer");
        assertThat(stores(telemetry -> {
                    telemetry
                            .topic("weather")
                            .parameters()
                            .deriveText("Rain", row -> "no")
                            .to("rain");
                    hardBraking(telemetry);
                    speedLimit(telemetry);
                }))
                .containsAll(alone);
    }

    @Test
    void storesOfMergesAndOfSharedExitsAreNamedAfterThem() {
        assertThat(stores(telemetry -> {
                    ParameterStage in = telemetry.topic("in").parameters();
                    in.select("Speed").merge("both", in.select("Brake")).to("out");
                    in.where(row -> true).to("out", StreamIdentity.suffixed("-all"));
                    in.to("alone");
                }))
                .containsExactly("both.merge", "in.context", "in.fragments", "out.exit");
    }

    @Test
    void aSecondStepOfOneKindIsNumbered() {
        String description = topology(telemetry -> {
                    ParameterStage all = telemetry.topic("in").parameters();
                    all.deriveNumber("A", row -> 1).deriveNumber("B", row -> 2).to("one");
                    all.deriveNumber("C", row -> 3).to("two");
                })
                .describe()
                .toString();

        assertThat(description).contains("in.parameters", "in.derive ", "in.derive-2", "in.derive-3");
    }

    @Test
    void topicsAndBuffersMayShareNames() {
        assertThat(stores(telemetry -> telemetry
                        .topic("brake")
                        .parameters()
                        .deriveNumber("A", row -> 1)
                        .buffer(Packets.named("brake").everyRows(1))
                        .deriveNumber("B", row -> 1)
                        .to("brake.packets")))
                .containsExactly("brake.buffer", "brake.context", "brake.fragments");
    }

    @Test
    void aTopicIsReadOnceHoweverOftenItIsNamed() {
        long sources = topology(telemetry -> {
                    hardBraking(telemetry);
                    speedLimit(telemetry);
                })
                .describe()
                .toString()
                .lines()
                .filter(line -> line.contains("Source:"))
                .count();

        assertThat(sources).isEqualTo(1);
    }

    @Test
    void kafkaStreamsIsToldToRefuseNamesItWouldMakeUp() {
        Properties properties = CONFIG.streamsProperties();
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
                .groupByKey()
                .count();

        assertThatThrownBy(() -> builder.build(properties)).isInstanceOf(TopologyException.class);
    }

    private static Topology topology(TelemetryTopology topology) {
        return Pitwall.topology(topology, CONFIG);
    }

    private static Set<String> stores(TelemetryTopology topology) {
        Set<String> stores = new TreeSet<>();
        for (TopologyDescription.Subtopology part :
                topology(topology).describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Processor processor) {
                    stores.addAll(processor.stores());
                }
            }
        }
        return stores;
    }
}
