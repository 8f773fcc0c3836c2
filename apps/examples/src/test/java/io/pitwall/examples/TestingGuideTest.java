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
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.test.SyntheticStream;
import io.pitwall.test.TelemetryTest;
import io.pitwall.test.TestedTopology;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

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
