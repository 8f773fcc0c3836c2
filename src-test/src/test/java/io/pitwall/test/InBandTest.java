package io.pitwall.test;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a stream says goes through every operator in its place among the data. */
class InBandTest {

    private final TelemetryTest test = TelemetryTest.of(InBandTest::threeOperators);
    private final TestStream car = test.topic("in").stream("car");
    private final TestStream out = test.topic("out").stream("car-graded");

    private static void threeOperators(TelemetryBuilder telemetry) {
        telemetry
                .topic("in")
                .parameters("Brake", "Speed")
                .buffer(Packets.named("fine").everySpan(ofMillis(100)))
                .deriveText("Hard", row -> row.number("Brake", 0) > 0.5 ? "yes" : "no")
                .buffer(Packets.named("coarse").everyRows(3).orIdle(ofSeconds(1)))
                .select("Hard", "Speed")
                .to("out", StreamIdentity.suffixed("-graded"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void threeOperatorsLaterAClosedInputEndsItsOutput() {
        car.write("""
                time_ms | Brake | Speed | Lap#
                      0 |   0.7 |   312 | 1
                     40 |       |   290 | 1
                    120 |   0.2 |       | 2
                    130 |       |       | 2
                    240 |   0.9 |   180 | 2
                """).end();

        assertThat(out).hasPackets("""
                        time_ms | Hard:text | Speed | Lap#
                              0 | yes       |   312 | 1
                             40 | no        |   290 | 1
                            120 | no        |       | 2
                        """, """
                        time_ms | Hard:text | Speed | Lap#
                            240 | yes       |   180 | 2
                        """).hasParent("car").isEnded();
    }

    @Test
    void theEndComesOnceAndLast() {
        car.write("""
                time_ms | Brake
                      0 |   0.7
                """).write(new StreamEnd(StreamEnd.Type.ABORTED));

        List<StreamMessage> messages = out.messages();
        assertThat(messages).containsOnlyOnce(new StreamEnd(StreamEnd.Type.ABORTED));
        assertThat(messages).endsWith(new StreamEnd(StreamEnd.Type.ABORTED));
    }

    @Test
    void propertiesAndDefinitionsArriveAtOnceAndRowsWhenTheyAreReleased() {
        var speed = ParameterDefinition.of("Speed");
        var gear = ParameterDefinition.of("Gear");
        StreamProperties named = StreamProperties.none().withName("Car 44");
        car.write(named)
                .write(new ParameterDefinitions(List.of(speed, gear), List.of()))
                .write("""
                        time_ms | Speed
                              0 |   312
                        """)
                .write(named.withLocation("/monza"))
                .end();

        assertThat(out.messages())
                .containsExactly(
                        named.withParent("car"),
                        new ParameterDefinitions(List.of(speed), List.of()),
                        named.withLocation("/monza").withParent("car"),
                        TextTable.parse("""
                                time_ms | Speed | Hard:text
                                      0 |   312 | no
                                """),
                        StreamEnd.closed());
    }

    @Test
    void eventsDoNotReachParameters() {
        car.write(EventBatch.of(new EventData(0, "pit-stop", ""))).end();

        assertThat(out.messages()).containsExactly(StreamProperties.none().withParent("car"), StreamEnd.closed());
    }

    @Test
    void aStreamThatGoesOnAfterItsEndIsANewOne() {
        car.write(StreamProperties.none().withName("first")).end().write("""
                time_ms | Speed
                      0 |   312
                """);
        assertThat(out).isOpen().hasProperties(StreamProperties.none().withParent("car"));

        car.end();
        assertThat(out).isEnded().hasRows("""
                time_ms | Speed | Hard:text
                      0 |   312 | no
                """);
    }

    @Test
    void streamsDoNotMix() {
        TestStream bike = test.topic("in").stream("bike");
        for (int timeMs = 0; timeMs < 300; timeMs += 100) {
            car.write("time_ms | Speed\n" + timeMs + " | 312");
            bike.write("time_ms | Brake\n" + timeMs + " | 0.7");
        }
        car.end();

        assertThat(out).isEnded().hasRows("""
                time_ms | Speed | Hard:text
                      0 |   312 | no
                    100 |   312 | no
                    200 |   312 | no
                """);
        assertThat(test.topic("out").stream("bike-graded")).isOpen().hasNoRows();
    }

    @Test
    void anIdleStreamIsReleasedByTheLastBufferAndStaysOpen() {
        car.write("""
                time_ms | Speed
                      0 |   312
                    100 |   290
                """);
        assertThat(out).hasNoRows();

        test.advance(ofSeconds(1));

        assertThat(out).isOpen().hasRows("""
                time_ms | Speed | Hard:text
                      0 |   312 | no
                """);
    }

    @Test
    void kafkasOwnTestDriverDoesAsWell(@TempDir Path stateDir) {
        var config = PitwallConfig.of("app", "unused:9092").withKafka("state.dir", stateDir.toString());
        try (var driver = new TopologyTestDriver(
                Pitwall.topology(InBandTest::threeOperators, config), config.streamsProperties())) {
            TestInputTopic<String, StreamMessage> input = driver.createInputTopic(
                    "in", new StreamIdSerde().serializer(), new StreamMessageSerde().serializer());
            TestOutputTopic<String, StreamMessage> output = driver.createOutputTopic(
                    "out", new StreamIdSerde().deserializer(), new StreamMessageSerde().deserializer());

            input.pipeInput("car", TextTable.parse("""
                    time_ms | Brake
                          0 |   0.7
                    """));
            input.pipeInput("car", StreamEnd.closed());

            assertThat(output.readKeyValuesToList())
                    .containsExactly(
                            KeyValue.pair("car-graded", StreamProperties.none().withParent("car")),
                            KeyValue.pair("car-graded", TextTable.parse("""
                                    time_ms | Hard:text
                                          0 | yes
                                    """)),
                            KeyValue.pair("car-graded", StreamEnd.closed()));
        }
    }
}
