package io.pitwall.test;

import static io.pitwall.test.Variation.anyBatching;
import static io.pitwall.test.Variation.anyCrashPoint;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.ParameterStage;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the graph is not a line, and where streams are ended: over crashes, and however the input is cut. */
class StagesHoldTest {

    private static final StreamProperties CAR_44 = StreamProperties.none().withName("Car 44");

    /** Branches that hold different rows back, together again in one topic. */
    private static final TelemetryTopology ONE_EXIT = telemetry -> {
        ParameterStage in = telemetry.topic("a").parameters();
        in.where(row -> row.number("Speed") > 3)
                .buffer(Packets.named("fast").everyRows(3))
                .to("out");
        in.branch("slow", row -> row.number("Speed") < 2, slow -> slow.buffer(
                                Packets.named("slow").everyRows(2))
                        .to("slow"))
                .otherwise(rest -> rest.to("rest"));
        telemetry.topic("b").parameters().to("out");
    };

    /** Rows whose order between the sides does not depend on the interleaving: they are compared by stream and topic. */
    private static final TelemetryTopology MERGE = telemetry -> telemetry
            .topic("a")
            .parameters()
            .merge("both", telemetry.topic("b").parameters())
            .buffer(Packets.named("held").everyRows(4))
            .map(
                    "name them",
                    (stream, packet) -> packet.deriveText(
                            "Name",
                            null,
                            row -> String.valueOf(stream.properties().name())))
            .to("out");

    @Test
    void oneExitOfSeveralSinks() {
        try (var test = TelemetryTest.of(ONE_EXIT)) {
            write(test);
            assertThat(test.topic("out").stream("x")).isEnded().hasProperties(CAR_44.withParent("grid"));
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    @Test
    void aMergeOnTwoPartitions() {
        try (var test = TelemetryTest.onPartitions(2, MERGE)) {
            write(test);
            assertThat(test.topic("out").stream("x")).isEnded().hasProperties(CAR_44.withParent("grid"));
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    /** A crash starts the silence anew, so that a stream may go on where it was ended else; its rows are the same. */
    @Test
    void streamsThatAreEndedWhenTheyAreSilent() {
        try (var test = TelemetryTest.of(telemetry -> telemetry
                .topic("a")
                .endWhenIdle(ofSeconds(10))
                .parameters()
                .buffer(Packets.named("held").everyRows(100))
                .to("out"))) {
            test.topic("a").stream("x").write(rows(0));
            test.advance(ofSeconds(5));
            test.topic("a").stream("y").write(rows(0));
            test.advance(ofSeconds(7));
            assertThat(test.topic("out").stream("x")).isEnded().hasRows("""
                    time_ms | Speed
                          0 | 0
                          1 | 1
                          2 | 4
                    """);
            assertThat(test.topic("out").stream("y")).isOpen();
            test.topic("a").stream("x").write(rows(3));
            test.advance(ofSeconds(20));
            assertThat(test.topic("out").stream("y")).isEnded();
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    @Test
    void aSideThatHasEndedStaysEndedAfterACrash() {
        try (var test = TelemetryTest.of(MERGE)) {
            test.topic("a").stream("x").write(CAR_44).write(rows(0));
            test.topic("b").stream("x").write(rows(1)).end();
            test.commit().crashAndRestore();
            assertThat(test.topic("out").stream("x")).isOpen().hasProperties(CAR_44);

            test.topic("a").stream("x").write(CAR_44).end();
            assertThat(test.topic("out").stream("x")).isEnded();
            assertThat(test.topic("out").stream("x").messages())
                    .as("what was said before the crash is not said again")
                    .containsOnlyOnce(CAR_44)
                    .containsOnlyOnce(StreamEnd.closed());
        }
    }

    @Test
    void whatTheOtherBranchSaidIsKnownAfterACrash() {
        var speed = new ParameterDefinitions(List.of(ParameterDefinition.of("Speed")), List.of());
        var gear = new ParameterDefinitions(List.of(ParameterDefinition.of("Gear")), List.of());
        try (var test = TelemetryTest.of(MERGE)) {
            test.topic("a").stream("x").write(speed);
            test.commit().crashAndRestore();
            test.topic("b").stream("x").write(gear);

            assertThat(test.topic("out").stream("x").messages())
                    .endsWith(new ParameterDefinitions(
                            List.of(ParameterDefinition.of("Speed"), ParameterDefinition.of("Gear")), List.of()));
        }
    }

    /** Two streams of two topics that become one each; one is opened anew. */
    private static void write(TelemetryTest test) {
        for (String id : List.of("x", "y")) {
            test.topic("a").stream(id).write(CAR_44).write(rows(0));
            test.topic("b").stream(id).write(StreamProperties.none().withParent("grid"));
            test.topic("a").stream(id).write(rows(3));
        }
        test.commit();
        test.topic("a").stream("x").end();
        test.topic("b").stream("x").write(rows(6)).end();
        test.topic("b").stream("y").end();
        test.topic("a").stream("y").write(rows(9)).end();
        test.topic("b").stream("y").write(rows(12)).end();
    }

    /** Three rows. */
    private static ParameterData rows(int from) {
        var rows = ParameterData.builder();
        for (int row = from; row < from + 3; row++) {
            rows.row(row * 1_000_000L).put("Speed", row * row % 7);
        }
        return rows.build();
    }
}
