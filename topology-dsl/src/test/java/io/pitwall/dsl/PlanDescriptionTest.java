package io.pitwall.dsl;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanStore;
import io.pitwall.rules.Packets;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/** A plan as people read it. */
class PlanDescriptionTest {

    private static void hardBraking(TelemetryBuilder telemetry) {
        telemetry
                .topic("car-data")
                .parameters("Brake")
                .buffer(Packets.named("brake").everySpan(ofMillis(100)).orIdle(ofSeconds(1)))
                .deriveText("HardBraking", row -> row.number("Brake", 0) > 0.5 ? "True" : "False")
                .select("HardBraking")
                .to("hard-braking", StreamIdentity.suffixed("-hard-braking"));
    }

    /** Two topics, a fan-out, a merge, two sinks of one topic, every kind of function. */
    private static void fleet(TelemetryBuilder telemetry) {
        ParameterStage cars = telemetry.topic("car-data").parameters();
        ParameterStage trucks = telemetry
                .topic("truck-data")
                .parameters("Speed", "Load")
                .where(row -> row.has("Speed"), OnError.skip());
        cars.merge("fleet", trucks)
                .map(
                        "look up \"driver\"",
                        (stream, packet) -> packet,
                        OnError.retry(3, ofMillis(200)).thenDeadLetter())
                .deriveNumber("Mph", row -> row.number("Speed") * 0.62)
                .to("fleet");
        trucks.peek((stream, packet) -> {})
                .buffer(Packets.named("loads").everyRows(10))
                .to("alerts");
        cars.peek("watch", (stream, packet) -> {}).to("alerts", StreamIdentity.prefixed("car-"));
    }

    @Test
    void aLineOfSteps() {
        assertThat(Pitwall.plan(PlanDescriptionTest::hardBraking).describe("app"))
                .isEqualTo("""
                        topic car-data
                        | select Brake
                        | buffer brake: every 100 ms or idle 1 s
                        | derive text HardBraking
                        | select HardBraking
                        | to hard-braking as <id>-hard-braking

                        store                holds                              changelog topic
                        brake.buffer         rows that are held                 app-brake.buffer-changelog
                        car-data.context     what is known of open streams      app-car-data.context-changelog
                        car-data.fragments   fragments of incomplete messages   app-car-data.fragments-changelog
                        """);
    }

    @Test
    void branchesAndMerges() {
        assertThat(Pitwall.plan(PlanDescriptionTest::fleet).describe("app")).isEqualTo("""
                        topic car-data
                        | all parameters
                        +- into merge fleet
                        +- peek 'watch'
                           | to alerts as car-<id>

                        topic truck-data
                        | select Speed, Load
                        | where a condition holds, on error skip
                        +- into merge fleet
                        +- peek
                           | buffer loads: every 10 rows
                           | to alerts

                        merge fleet
                        | map 'look up "driver"', on error 3 retries, 200 ms apart, then dead letter
                        | derive number Mph
                        | to fleet

                        store                  holds                              changelog topic
                        alerts.exit            what sides say of open streams     app-alerts.exit-changelog
                        car-data.context       what is known of open streams      app-car-data.context-changelog
                        car-data.fragments     fragments of incomplete messages   app-car-data.fragments-changelog
                        fleet.merge            what sides say of open streams     app-fleet.merge-changelog
                        loads.buffer           rows that are held                 app-loads.buffer-changelog
                        truck-data.context     what is known of open streams      app-truck-data.context-changelog
                        truck-data.fragments   fragments of incomplete messages   app-truck-data.fragments-changelog
                        """);
    }

    @Test
    void branchesEventsAndIdleStreams() {
        assertThat(Pitwall.plan(telemetry -> {
                            TopicStage cars = telemetry.topic("car-data").endWhenIdle(ofMillis(1_500));
                            cars.parameters("Speed")
                                    .branch(
                                            "fast",
                                            row -> row.number("Speed") > 200,
                                            fast -> fast.to("fast"),
                                            OnError.deadLetter())
                                    .otherwise(rest -> rest.to("rest"));
                            cars.events("pit-stop").to("pit-stops");
                            cars.to("copy");
                        })
                        .describe("app"))
                .startsWith("""
                        topic car-data, streams end when idle for 1.5 s
                        +- select Speed
                        |  | split rows
                        |  +- branch 'fast', on error dead letter
                        |  |  | to fast
                        |  +- otherwise
                        |     | to rest
                        +- events pit-stop
                        |  | to pit-stops
                        +- to copy

                        store""");
    }

    @Test
    void withoutAnApplicationIdThereIsAPlaceholder() {
        assertThat(Pitwall.plan(PlanDescriptionTest::hardBraking).describe())
                .contains("   <application id>-brake.buffer-changelog\n");
    }

    @Test
    void asAFlowchart() {
        assertThat(Pitwall.plan(PlanDescriptionTest::hardBraking).mermaid()).isEqualTo("""
                        flowchart TD
                            n0[("car-data")]
                            n1["select Brake"]
                            n2["buffer brake: every 100 ms or idle 1 s<br/>brake.buffer"]
                            n3["derive text HardBraking"]
                            n4["select HardBraking"]
                            n5[("hard-braking")]
                            n0 --> n1
                            n1 --> n2
                            n2 --> n3
                            n3 --> n4
                            n4 -->|"as #60;id#62;-hard-braking"| n5
                        """);
    }

    @Test
    void aFlowchartOfBranchesMergesAndDeadLetters() {
        assertThat(Pitwall.plan(PlanDescriptionTest::fleet).mermaid()).isEqualTo("""
                        flowchart TD
                            n0[("car-data")]
                            n1["all parameters"]
                            n2[("truck-data")]
                            n3["select Speed, Load"]
                            n4["where a condition holds, on error skip"]
                            n5["merge fleet<br/>fleet.merge"]
                            n6["map 'look up #34;driver#34;', on error 3 retries, 200 ms apart, then dead letter"]
                            n7[("dead letters")]
                            n8["derive number Mph"]
                            n9[("fleet")]
                            n10["peek"]
                            n11["buffer loads: every 10 rows<br/>loads.buffer"]
                            n12[("alerts")]
                            n13["peek 'watch'"]
                            n0 --> n1
                            n2 --> n3
                            n3 --> n4
                            n1 --> n5
                            n4 --> n5
                            n5 --> n6
                            n6 -.-> n7
                            n6 --> n8
                            n8 --> n9
                            n4 --> n10
                            n10 --> n11
                            n11 --> n12
                            n1 --> n13
                            n13 -->|"as car-#60;id#62;"| n12
                        """);
    }

    @Test
    void namesOfParametersCannotBreakTheFlowchart() {
        String chart = Pitwall.plan(telemetry -> telemetry
                        .topic("in")
                        .parameters("a\"]; end", "`b` <script>&#x27;", "c\n%%d", "\u00e9\ud83d\ude97")
                        .to("out"))
                .mermaid();

        assertThat(chart)
                .contains(
                        "    n1[\"select a#34;#93;; end, #96;b#96; #60;script#62;#38;#35;x27;, c #37;#37;d, \u00e9#128663;\"]\n");
    }

    @Test
    void aTopicThatIsWrittenAndReadIsOneCylinder() {
        assertThat(Pitwall.plan(telemetry -> {
                            telemetry.topic("a").parameters().to("b");
                            telemetry.topic("b").parameters().to("c");
                        })
                        .mermaid())
                .containsOnlyOnce("[(\"b\")]");
    }

    /** The names told are those Kafka Streams uses. */
    @Test
    void storesAreThoseOfTheTopology() {
        for (TelemetryTopology topology :
                new TelemetryTopology[] {PlanDescriptionTest::hardBraking, PlanDescriptionTest::fleet}) {
            TreeSet<String> stores = new TreeSet<>();
            for (var part : Pitwall.topology(topology, PitwallConfig.of("app", "unused:9092"))
                    .describe()
                    .subtopologies()) {
                for (var node : part.nodes()) {
                    if (node instanceof TopologyDescription.Processor processor) {
                        stores.addAll(processor.stores());
                    }
                }
            }
            Plan plan = Pitwall.plan(topology);
            assertThat(plan.stores().stream().map(PlanStore::name)).containsExactlyElementsOf(stores);
        }
    }
}
