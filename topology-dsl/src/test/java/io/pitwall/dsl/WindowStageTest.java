package io.pitwall.dsl;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.custom;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.pitwall.rules.aggregate.Accumulator;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a topology class may not say of windows, and what windows count, report and do when an aggregate fails. */
class WindowStageTest {

    private static final Windowing SECONDS = Windowing.named("speed").tumbling(ofSeconds(1));

    @TempDir
    private Path stateDir;

    @Test
    void parametersThatTheStageDoesNotHave() {
        assertRefused(
                telemetry -> telemetry
                        .topic("in")
                        .parameters("Speed")
                        .window(SECONDS)
                        .aggregate(mean("Speed"), mean("Brake")),
                "window 'speed' aggregates Speed, Brake, which are not all among the parameters of its stage: Speed");
    }

    @Test
    void columnsThatTheWindowDoesNotHave() {
        assertRefused(
                telemetry -> telemetry
                        .topic("in")
                        .parameters("Speed")
                        .window(SECONDS)
                        .aggregate(mean("Speed"))
                        .select("Speed"),
                "select(Speed) asks for what is not among the parameters of this stage: Speed_mean");
    }

    @Test
    void twoWindowsOfOneName() {
        assertRefused(
                telemetry -> telemetry
                        .topic("in")
                        .parameters()
                        .window(SECONDS)
                        .aggregate(count())
                        .window(SECONDS)
                        .aggregate(count()),
                "there are two windows named 'speed': the name becomes the name of the store, so each needs its own");
    }

    @Test
    void lateRowsWrittenToTheTopicTheyComeFrom() {
        assertRefused(
                telemetry -> telemetry
                        .topic("in")
                        .parameters()
                        .window(SECONDS.late(Late.toTopic("in")))
                        .aggregate(count())
                        .to("out"),
                "topic 'in' is made of itself (in -> in), so what is written would be read again for ever; write another"
                        + " topic");
    }

    private static void assertRefused(TelemetryTopology topology, String message) {
        assertThatThrownBy(() -> Pitwall.plan(topology))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void namesOfStoreAndProcessorsComeFromTheName() {
        String described = Pitwall.topology(
                        telemetry -> telemetry
                                .topic("in")
                                .parameters()
                                .window(SECONDS.late(Late.toTopic("late")))
                                .aggregate(count())
                                .to("out"),
                        PitwallConfig.of("app", "unused:9092"))
                .describe()
                .toString();
        assertThat(described)
                .contains("Processor: speed.windows (stores: [in.context, speed.window])")
                .contains("--> speed.late, speed.results")
                .contains("Sink: late.sink (topic: late)");
    }

    @Test
    void rowsInNoWindowAreCountedAndThoseFarAheadReported() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.pitwall.dsl.processing.FarAheadLog");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
        long ahead = DrivenTopology.START.plus(ofDays(2)).plusMillis(1).toEpochMilli();
        try (var driven = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .window(SECONDS)
                .aggregate(count())
                .to("out"))) {
            driven.send("in", "car-1", "time_ms | Speed\n5000 | 1\n4999 | 2\n3000 | 3\n" + ahead + " | 4");
            driven.send("in", "car-2", "time_ms | Speed\n0 | 1\n" + ahead + " | 4");
            assertThat(driven.metric("late-row-total")).isEqualTo(2.0);
            assertThat(driven.metric("far-ahead-row-total")).isEqualTo(2.0);
            assertThat(driven.metric("open-windows")).isEqualTo(2.0);
            driven.advanceWallClock(Duration.ofSeconds(10));
            driven.send("in", "car-2", "time_ms | Speed\n" + (ahead + 10_001) + " | 4");
            driven.end("in", "car-1");
            assertThat(driven.metric("open-windows")).isEqualTo(1.0);
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "window 'speed', stream 'car-1' at in-0@0: 1 row(s) from 2026-01-03T00:00:00.001Z on are too far ahead"
                                + " of their arrival at 2026-01-01T00:00:00Z and are in no window; mend the clock of the"
                                + " source, or allow more with maxAhead",
                        "window 'speed', stream 'car-2' at in-0@2: 1 row(s) from 2026-01-03T00:00:10.002Z on are too far ahead"
                                + " of their arrival at 2026-01-01T00:00:00Z and are in no window; so were 1 since the last"
                                + " line; mend the clock of the source, or allow more with maxAhead");
    }

    @Test
    void textThatAnAggregateCannotTakeIsCountedAndReported() {
        Logger logger = (Logger) LoggerFactory.getLogger("io.pitwall.dsl.processing.OtherKindsLog");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
        try (var driven = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .window(SECONDS)
                .aggregate(mean("Name"), count("Name"), mean("Speed"))
                .to("out"))) {
            driven.send("in", "car-1", "time_ms | Name:text | Speed\n0 | a | 1\n1 | | 3\n2 | b | 5");
            driven.send("in", "car-2", "time_ms | Name:text | Speed\n0 | a | 1");
            driven.send("in", "car-2", "time_ms | Name | Speed\n1 | 7 | 1");
            driven.advanceWallClock(Duration.ofSeconds(10));
            driven.send("in", "car-2", "time_ms | Name:binary\n2 | 0x00");
            driven.end("in", "car-1").end("in", "car-2");

            assertThat(driven.metric("other-kind-cell-total")).isEqualTo(4.0);
            assertThat(driven.read("out"))
                    .contains(DrivenTopology.rows("car-1", "time_ms | Name_count | Speed_mean\n0 | 2 | 3"))
                    .contains(DrivenTopology.rows(
                            "car-2", "time_ms | Name_mean | Name_count | Speed_mean\n0 | 7 | 3 | 1"));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "window 'speed', stream 'car-1' at in-0@0: 2 cell(s) of parameter 'Name' are text, its aggregates take"
                                + " numbers and leave them out; make numbers of them with deriveNumber, or count them with"
                                + " count(\"Name\")",
                        "window 'speed', stream 'car-2' at in-0@3: 1 cell(s) of parameter 'Name' are bytes, its aggregates take"
                                + " numbers and leave them out; so were cells of 1 more record(s) since the last line; make numbers of"
                                + " them with deriveNumber, or count them with count(\"Name\")");
    }

    @Test
    void anAggregateThatThrowsIsNamedWithStreamAndRecord() {
        try (var driven = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .window(Windowing.named("laps").tumbling(ofMinutes(1)))
                .aggregate(custom("broken", "Speed", WindowStageTest::broken))
                .to("out"))) {
            assertThatThrownBy(() -> driven.send("in", "car-1", "time_ms | Speed\n0 | 1"))
                    .hasStackTraceContaining(
                            "window 'laps' failed on stream 'car-1' at in-0@0: java.lang.IllegalStateException: broken");
        }
    }

    private static Accumulator broken() {
        throw new IllegalStateException("broken");
    }

    @Test
    void anIdleWindowIsClosedBetweenOneAndElevenTenthsOfTheTime() {
        try (var driven = new DrivenTopology(stateDir, telemetry -> telemetry
                .topic("in")
                .parameters()
                .window(SECONDS.closeWhenIdle(ofSeconds(1)))
                .aggregate(count())
                .to("out"))) {
            driven.send("in", "car-1", "time_ms | Speed\n0 | 1");
            driven.read("out");
            driven.advanceWallClock(ofMillis(999));
            assertThat(driven.read("out")).isEmpty();
            driven.advanceWallClock(ofMillis(101));
            assertThat(driven.read("out")).containsExactly(DrivenTopology.rows("car-1", "time_ms | count\n0 | 1"));
        }
    }
}
