package io.pitwall.dsl.plan;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.OnError;
import io.pitwall.dsl.ParameterStage;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/** The names that are looked at for two of the same are those that Kafka Streams gets. */
class ProcessorNamesTest {

    private static final TelemetryTopology EVERY_STEP = telemetry -> {
        ParameterStage in = telemetry.topic("in").parameters();
        ParameterStage derived = in.deriveNumber("A", row -> 1, OnError.deadLetter())
                .deriveText("B", row -> "b")
                .where(row -> true, OnError.deadLetter());
        in.select("A").merge("both", derived, in.select("B")).to("merged");
        in.branch("some", row -> true, some -> some.to("out"), OnError.deadLetter())
                .branch("more", row -> true, more -> more.to("out", StreamIdentity.suffixed("-more")))
                .otherwise(rest -> rest.to("out"));
        in.buffer(Packets.named("held").everyRows(2))
                .map("mapped", (stream, packet) -> packet, OnError.deadLetter())
                .peek((stream, packet) -> {})
                .to("packets");
        in.window(Windowing.named("w").tumbling(ofSeconds(1)).late(Late.toTopic("late")))
                .aggregate(count())
                .to("windows");
        telemetry
                .topic("in")
                .events("x")
                .peek("look", (stream, batch) -> {}, OnError.deadLetter())
                .to("events");
    };

    @Test
    void areThoseOfTheTopology() {
        Set<String> names = new TreeSet<>();
        Pitwall.topology(EVERY_STEP, PitwallConfig.of("app", "unused:9092"))
                .describe()
                .subtopologies()
                .forEach(part -> part.nodes().stream()
                        .map(TopologyDescription.Node::name)
                        .forEach(names::add));

        assertThat(new TreeSet<>(ProcessorNames.of(Pitwall.plan(EVERY_STEP)))).isEqualTo(names);
    }
}
