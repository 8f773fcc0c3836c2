package io.pitwall.examples;

import static io.pitwall.test.Variation.anyBatching;
import static io.pitwall.test.Variation.anyCrashPoint;
import static io.pitwall.test.Variation.outOfOrderWithin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.kafka.ChildKafka;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.state.PitwallStores;
import io.pitwall.test.SyntheticStream;
import io.pitwall.test.TelemetryTest;
import io.pitwall.test.TestedTopology;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/testing.md. */
@TestedTopology(HardBraking.class)
class TestingGuideTest {

    @Test
    void tablesInTablesOut() {
        try (var test = TelemetryTest.of(new HardBraking())) {
            test.topic("car-data").stream("car-1").write("""
                    time_ms | Brake | Lap#
                          0 |   0.7 | 1
                        120 |   0.2 | 2
                    """).end();

            assertThat(test.topic("hard-braking").stream("car-1-hard-braking"))
                    .hasRows("""
                            time_ms | HardBraking:text | Lap#
                                  0 | True             | 1
                                120 | False            | 2
                            """)
                    .hasParent("car-1")
                    .isEnded();
        }
    }

    @Test
    void severalStreams(TelemetryTest test) {
        test.topic("car-data").write("""
                time_ms | Brake | stream#
                      0 |   0.7 | car-1
                      0 |   0.1 | car-2
                """).stream("car-1").end();
        test.topic("car-data").stream("car-2").end();

        assertThat(test.topic("hard-braking")).hasRows("""
                time_ms | HardBraking:text | stream#
                      0 | True             | car-1-hard-braking
                      0 | False            | car-2-hard-braking
                """);
    }

    @Test
    void time(TelemetryTest test) {
        test.topic("car-data").stream("car-1").write("""
                time_ms | Brake
                      0 |   0.7
                """);
        assertThat(test.topic("hard-braking").stream("car-1-hard-braking")).hasNoRows();

        test.advance(Duration.ofMillis(1_100));
        assertThat(test.topic("hard-braking").stream("car-1-hard-braking"))
                .hasRows("""
                        time_ms | HardBraking:text
                              0 | True
                        """)
                .isOpen();
    }

    @Test
    void crashes(TelemetryTest test) {
        test.topic("car-data").stream("car-1").write("""
                time_ms | Brake
                      0 |   0.7
                """);
        test.commit();
        test.topic("car-data").stream("car-1").write("""
                time_ms | Brake
                     50 |   0.2
                """).end();
        test.crashAndRestore();

        assertThat(test.topic("hard-braking").stream("car-1-hard-braking"))
                .hasPackets("""
                time_ms | HardBraking:text
                      0 | True
                     50 | False
                """)
                .isEnded();
    }

    @Test
    void properties(TelemetryTest test) {
        for (var record :
                SyntheticStream.car(1).withGaps(0.05, Duration.ofSeconds(1)).records(40, 8)) {
            test.topic("car-data").stream("car-1").write(record);
        }
        test.holdsFor(anyBatching(), anyCrashPoint(), outOfOrderWithin(Duration.ofMillis(50)));
    }

    @Test
    void deadLetters(TelemetryTest test) {
        test.topic("car-data").writeBytes("car-1".getBytes(UTF_8), "hello".getBytes(UTF_8));

        assertThat(test).hasDeadLetters("car-data-0@0: unknown message format");
    }

    @Test
    void partitions() {
        try (var test = TelemetryTest.onPartitions(3, new HardBraking())) {
            for (String car : List.of("car-1", "car-2", "car-3")) {
                test.topic("car-data").stream(car)
                        .write(SyntheticStream.car(7).rows(10))
                        .end();
            }
            assertThat(test.topic("hard-braking"))
                    .hasStreams("car-1-hard-braking", "car-2-hard-braking", "car-3-hard-braking");
        }
    }

    @Test
    void stateAndMetrics(TelemetryTest test) {
        test.topic("car-data").stream("car-1").write(StreamProperties.none().withName("Car 44"));
        test.topic("car-data").stream("car-1").write("""
                time_ms | Brake
                      0 |   0.7
                     40 |   0.2
                """);
        test.commit();

        assertThat(test.held("brake").stream("car-1")).hasRows("""
                time_ms | Brake
                      0 |   0.7
                     40 |   0.2
                """);
        assertThat(test.state("car-data.context", PitwallStores.streamContexts()))
                .containsOnlyKeys("car-1");
        assertThat(test.metric("dead-letter-total")).isZero();

        test.topic("car-data").stream("car-1").end();
        test.commit();
        assertThat(test.held("brake")).isEmpty();
    }

    @Test
    void chains() {
        TelemetryTopology chain = telemetry -> {
            telemetry.topic("car-data").parameters("Brake").to("brakes", StreamIdentity.suffixed("-brakes"));
            telemetry
                    .topic("brakes")
                    .parameters("Brake")
                    .buffer(Packets.named("pairs").everyRows(2))
                    .to("pairs");
        };
        try (var test = TelemetryTest.onPartitions(3, chain)) {
            test.topic("car-data").stream("car-1").write("time_ms | Brake\n0 | 0.7\n10 | 0.2");

            assertThat(test.topic("brakes")).hasStreams("car-1-brakes");
            assertThat(test.topic("pairs").stream("car-1-brakes")).hasPackets("time_ms | Brake\n0 | 0.7\n10 | 0.2");
        }
    }

    @Test
    @WithKafka
    void killedBroker(ChildKafka kafka, @TempDir Path state) {
        Topics topics = Topics.of(kafka);
        String input = topics.create("car-data", 2);
        String output = topics.create("hard-braking", 2);
        try (var app = new RunningApp(new HardBraking(), topics.config(), state);
                var cars = new TopicWriter(topics, input)) {
            app.start();
            cars.write("car-1", "time_ms | Brake\n0 | 0.7").flush();
            kafka.kill();
            kafka.restart();
            cars.write("car-1", "time_ms | Brake\n120 | 0.2").end("car-1");

            try (var braking = TopicReader.committed(topics, output)) {
                braking.readUntilEnded("car-1-hard-braking");
                assertThat(braking.stream("car-1-hard-braking"))
                        .hasRows("time_ms | HardBraking:text\n0 | True\n120 | False")
                        .hasParent("car-1");
            }
        }
    }

    @Test
    void bareDriver() {
        PitwallConfig config = PitwallConfig.of("hard-braking", "unused:9092");
        Properties properties = config.streamsProperties();
        try (var driver = new TopologyTestDriver(Pitwall.topology(new HardBraking(), config), properties)) {
            var ids = new StreamIdSerde();
            var messages = new StreamMessageSerde();
            TestInputTopic<String, StreamMessage> cars =
                    driver.createInputTopic("car-data", ids.serializer(), messages.serializer());
            TestOutputTopic<String, StreamMessage> braking =
                    driver.createOutputTopic("hard-braking", ids.deserializer(), messages.deserializer());

            cars.pipeInput("car-1", StreamProperties.none().withName("Car 44"));
            cars.pipeInput("car-1", TextTable.parse("time_ms | Brake\n0 | 0.7"));
            driver.advanceWallClockTime(Duration.ofMillis(1_100));

            assertThat(braking.readKeyValuesToList())
                    .extracting(record ->
                            record.key + ": " + record.value.getClass().getSimpleName())
                    .containsExactly("car-1-hard-braking: StreamProperties", "car-1-hard-braking: ParameterData");
        }
    }
}
