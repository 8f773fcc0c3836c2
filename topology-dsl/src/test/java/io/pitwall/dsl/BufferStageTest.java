package io.pitwall.dsl;

import static io.pitwall.dsl.DrivenTopology.end;
import static io.pitwall.dsl.DrivenTopology.message;
import static io.pitwall.dsl.DrivenTopology.rows;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packets on their way through a topology; which rows a rule puts into which packet is the rule's own test. */
class BufferStageTest {

    private static final Packets SPAN = Packets.named("held").everySpan(ofMillis(100));

    @TempDir
    Path stateDir;

    @Test
    void aSpanReleasesWhatIsBeforeIt() {
        try (var topology = buffered(SPAN)) {
            topology.send("in", "car", """
                    time_ms | Brake | Lap#
                          0 |   0.1 | 1
                         99 |   0.2 | 1
                        100 |   0.3 | 2
                    """).send("in", "car", """
                    time_ms | Brake | Lap#
                        199 |   0.4 | 2
                        300 |   0.5 | 2
                    """);

            assertThat(data(topology)).containsExactly(rows("car", """
                            time_ms | Brake | Lap#
                                  0 |   0.1 | 1
                                 99 |   0.2 | 1
                            """), rows("car", """
                            time_ms | Brake | Lap#
                                100 |   0.3 | 2
                                199 |   0.4 | 2
                            """));
        }
    }

    @Test
    void aNumberOfRowsReleasesThem() {
        try (var topology = buffered(Packets.named("held").everyRows(2))) {
            topology.send("in", "car", table(1, 2, 3)).send("in", "car", table(4));

            assertThat(data(topology)).containsExactly(rows("car", table(1, 2)), rows("car", table(3, 4)));
        }
    }

    @Test
    void theEndReleasesWhatIsHeldAndComesBehindIt() {
        try (var topology = buffered(SPAN)) {
            topology.send("in", "car", table(1, 2)).end("in", "car").end("in", "car");

            assertThat(topology.read("out"))
                    .startsWith(message("car", StreamProperties.none()), rows("car", table(1, 2)), end("car"));
        }
    }

    @Test
    void aBufferThatHoldsNothingAddsNothingToTheEnd() {
        try (var topology = buffered(Packets.named("held").everyRows(1))) {
            topology.send("in", "car", table(1)).end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(message("car", StreamProperties.none()), rows("car", table(1)), end("car"));
        }
    }

    @Test
    void dataBehindTheEndStartsWithAnEmptyBuffer() {
        try (var topology = buffered(Packets.named("held").everyRows(2))) {
            topology.send("in", "car", table(1)).end("in", "car").send("in", "car", table(2));
            topology.read("out");

            topology.send("in", "car", table(3));

            assertThat(data(topology)).containsExactly(rows("car", table(2, 3)));
        }
    }

    @Test
    void propertiesOvertakeRowsThatAreHeld() {
        var properties = StreamProperties.none().withName("Car 44");
        try (var topology = buffered(SPAN)) {
            topology.send("in", "car", table(1)).send("in", "car", properties).end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            message("car", properties),
                            rows("car", table(1)),
                            end("car"));
        }
    }

    @Test
    void streamsAreHeldIndependently() {
        try (var topology = buffered(Packets.named("held").everyRows(2))) {
            topology.send("in", "a", table(1))
                    .send("in", "b", table(10))
                    .end("in", "a")
                    .send("in", "b", table(20));

            assertThat(data(topology)).containsExactly(rows("a", table(1)), rows("b", table(10, 20)));
        }
    }

    @Test
    void idleIsMeasuredByTheWallClockSinceTheLastRowOfTheStream() {
        try (var topology = buffered(Packets.named("held").idle(ofSeconds(1)))) {
            topology.send("in", "a", table(1)).send("in", "b", table(10));
            topology.advanceWallClock(ofMillis(900)).send("in", "b", table(86_400_000));
            assertThat(data(topology)).isEmpty();

            topology.advanceWallClock(ofMillis(100));
            assertThat(data(topology)).containsExactly(rows("a", table(1)));

            topology.advanceWallClock(ofMillis(899));
            assertThat(data(topology)).isEmpty();
            topology.advanceWallClock(ofMillis(101));
            assertThat(data(topology)).containsExactly(rows("b", table(10, 86_400_000)));
        }
    }

    @Test
    void propertiesDoNotPutOffTheIdleRelease() {
        try (var topology = buffered(Packets.named("held").idle(ofSeconds(1)))) {
            topology.send("in", "car", table(1)).advanceWallClock(ofMillis(900));
            topology.send("in", "car", StreamProperties.none().withName("Car 44"));
            topology.advanceWallClock(ofMillis(100));

            assertThat(data(topology)).containsExactly(rows("car", table(1)));
        }
    }

    @Test
    void anIdleStreamGoesOn() {
        try (var topology = buffered(Packets.named("held").everyRows(2).orIdle(ofSeconds(1)))) {
            topology.send("in", "car", table(1)).advanceWallClock(ofSeconds(2));
            topology.send("in", "car", table(2)).send("in", "car", table(3)).advanceWallClock(ofSeconds(2));
            topology.send("in", "car", table(4)).advanceWallClock(ofSeconds(2));

            assertThat(data(topology))
                    .containsExactly(rows("car", table(1)), rows("car", table(2, 3)), rows("car", table(4)));
        }
    }

    @Test
    void aPacketHasTheTimestampOfTheRecordThatReleasedItAndATimersTheWallClock() {
        try (var topology = buffered(SPAN.orIdle(ofSeconds(1)))) {
            Instant first = DrivenTopology.START.minusSeconds(100);
            Instant second = DrivenTopology.START.minusSeconds(50);
            topology.input("in").pipeInput("car", TextTable.parse(table(0)), first);
            topology.input("in").pipeInput("car", TextTable.parse(table(100)), second);
            topology.advanceWallClock(ofMillis(1_100));

            assertThat(topology.records("out"))
                    .extracting(TestRecord::getRecordTime)
                    .containsExactly(first, second, DrivenTopology.START.plusMillis(1_100));
        }
    }

    @Test
    void rowsOfEqualTimeAndTagsBecomeOneInAPacket() {
        try (var topology = buffered(SPAN)) {
            topology.send("in", "car", """
                    time_ms | Brake | Lap#
                          0 |   0.1 | 1
                          0 |   0.2 | 2
                    """).send("in", "car", """
                    time_ms | Speed | Lap#
                          0 |   312 | 1
                    """).end("in", "car");

            assertThat(data(topology)).containsExactly(rows("car", """
                    time_ms | Brake | Speed | Lap#
                          0 |   0.1 |   312 | 1
                          0 |   0.2 |       | 2
                    """));
        }
    }

    @Test
    void oneBufferFeedsTheNext() {
        try (var topology = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .buffer(Packets.named("two").everyRows(2))
                .buffer(Packets.named("three").everyRows(3))
                .to("out"))) {
            topology.send("in", "car", table(1, 2, 3, 4, 5)).end("in", "car");

            assertThat(topology.read("out"))
                    .containsExactly(
                            message("car", StreamProperties.none()),
                            rows("car", table(1, 2, 3)),
                            rows("car", table(4, 5)),
                            end("car"));
        }
    }

    private DrivenTopology buffered(Packets packets) {
        return new DrivenTopology(
                stateDir,
                telemetry -> telemetry.topic("in").parameters().buffer(packets).to("out"));
    }

    private static List<KeyValue<String, StreamMessage>> data(DrivenTopology topology) {
        return topology.read("out").stream()
                .filter(message -> message.value instanceof ParameterData)
                .toList();
    }

    private static String table(long... timesMs) {
        StringBuilder table = new StringBuilder("time_ms | Brake\n");
        for (long timeMs : timesMs) {
            table.append(timeMs).append(" | 0.5\n");
        }
        return table.toString();
    }
}
