package io.pitwall.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.rules.Packets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a commit keeps and a crash takes back. */
class CrashAndRestoreTest {

    private static final String FIRST = "time_ms | Brake\n0 | 0.1";
    private static final String SECOND = "time_ms | Brake\n10 | 0.2";
    private static final String THIRD = "time_ms | Brake\n20 | 0.3";
    private static final String ALL = "time_ms | Brake\n0 | 0.1\n10 | 0.2\n20 | 0.3";

    private final TelemetryTest test = TelemetryTest.of(CrashAndRestoreTest::pairs);
    private final TestStream in = test.topic("in").stream("car");
    private final TestStream out = test.topic("out").stream("car");

    private static void pairs(TelemetryBuilder telemetry) {
        telemetry
                .topic("in")
                .parameters()
                .buffer(Packets.named("pairs").everyRows(2).orIdle(ofSeconds(1)))
                .to("out");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void nothingIsWrittenBeforeTheCommit() {
        in.write(FIRST);
        assertThat(test.driven().storedEntries()).isEmpty();

        test.commit();
        assertThat(test.driven().storedEntries())
                .containsEntry("pairs.buffer", 1)
                .containsEntry("in.context", 1);

        in.write(SECOND).end();
        test.commit();
        assertThat(test.driven().storedEntries().values()).containsOnly(0);
    }

    @Test
    void whatIsHeldSurvives() {
        in.write(StreamProperties.none().withName("Car 44")).write(FIRST);
        test.commit().crashAndRestore();
        assertThat(out).hasNoRows();
        in.write(SECOND);

        assertThat(out)
                .hasPackets("time_ms | Brake\n0 | 0.1\n10 | 0.2")
                .hasProperties(StreamProperties.none().withName("Car 44"));
    }

    @Test
    void whatIsNotCommittedIsTakenBackAndDoneAgain() {
        in.write(FIRST).write(SECOND);
        test.commit();
        in.write(THIRD).end();
        assertThat(out).hasRows(ALL).isEnded();

        test.crashAndRestore();
        assertThat(out).hasRows(ALL).isEnded();
        assertThat(test.topic("out").records())
                .as("properties, two packets, end")
                .hasSize(4);

        test.crashBeforeCommit().crashAndRestore().commit().crashAndRestore();
        assertThat(out).hasRows(ALL).isEnded();
        assertThat(test.topic("out").records()).hasSize(4);
    }

    @Test
    void outputSinceTheCommitIsLostUntilItIsMadeAgain() {
        AtomicInteger starts = new AtomicInteger();
        try (var forgetful = TelemetryTest.of(telemetry -> {
            int start = starts.incrementAndGet();
            telemetry
                    .topic("in")
                    .parameters()
                    .deriveNumber("Start", row -> start)
                    .to("out");
        })) {
            int before = starts.get();
            forgetful.topic("in").stream("car").write(FIRST);
            forgetful.commit();
            forgetful.topic("in").stream("car").write(SECOND);
            forgetful.crashAndRestore();

            assertThat(forgetful.topic("out").stream("car"))
                    .hasRows("time_ms | Brake | Start\n0 | 0.1 | " + before + "\n10 | 0.2 | " + (before + 1));
        }
    }

    @Test
    void aCrashInTheCommitUndoesTheState() {
        in.write(FIRST);
        test.crashBeforeCommit();
        assertThat(test.driven().storedEntries()).isEmpty();
        in.write(SECOND);

        assertThat(out).hasPackets("time_ms | Brake\n0 | 0.1\n10 | 0.2");
    }

    @Test
    void idleTimesStartAnewAndTheWallClockGoesOn() {
        in.write(FIRST);
        test.commit().advance(ofMillis(900)).crashAndRestore().advance(ofSeconds(1));

        assertThat(out).hasRows(FIRST);
        in.write(SECOND).end();
        assertThat(test.topic("out").records())
                .extracting(record -> record.timestamp() - TelemetryTest.START.toEpochMilli())
                .endsWith(1_900L);
    }

    @Test
    void aMessageOfWhichAPartIsThereIsCompletedAfterTheCrash() {
        var narrow = PitwallConfig.of("test", "unused:9092").withKafka("pitwall.max.message.bytes.out", 1_000);
        String text = "time_ms | Text:text\n0 | " + "x".repeat(3_000);
        try (var cutting = TelemetryTest.of(
                        telemetry -> telemetry.topic("in").parameters().to("out"), narrow);
                var joining = TelemetryTest.of(
                        telemetry -> telemetry.topic("in").parameters().to("out"))) {
            cutting.topic("in").stream("car").write(text).end();
            for (var part : cutting.driven().output("out")) {
                joining.driven().pipe(new InputRecord("in", part.record()));
                joining.commit().crashAndRestore();
            }
            assertThat(joining.topic("out").stream("car")).hasRows(text).isEnded();
            assertThat(joining).hasNoDeadLetters();
        }
    }

    @Test
    void deadLettersKeepTheirOffsets() {
        byte[] car = "car".getBytes(UTF_8);
        in.write(FIRST);
        test.topic("in").writeBytes(car, null);
        test.commit();
        test.topic("in").writeBytes(car, null);
        test.crashAndRestore();
        test.topic("in").writeBytes(car, null);

        assertThat(test.deadLetters()).extracting(DeadLetter::origin).containsExactly("in-0@1", "in-0@2", "in-0@3");
    }

    @Test
    void aTopologyThatFailedFailsAgain() {
        try (var failing = TelemetryTest.of(telemetry -> telemetry
                .topic("in")
                .parameters("Brake")
                .deriveNumber("X", row -> row.number("No"))
                .to("out"))) {
            TestStream stream = failing.topic("in").stream("car");
            assertThatThrownBy(() -> stream.write(FIRST)).hasStackTraceContaining("parameter 'No'");
            assertThatThrownBy(failing::crashAndRestore).hasStackTraceContaining("parameter 'No'");
        }
    }

    @Test
    void underAtLeastOnceWhatWasReleasedBeforeTheCommitComesAgain() {
        var config = PitwallConfig.of("test", "unused:9092")
                .withKafka(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        try (var twice = TelemetryTest.of(CrashAndRestoreTest::pairs, config)) {
            TestStream car = twice.topic("in").stream("car");
            car.write(FIRST);
            twice.commit();
            car.write(SECOND);
            twice.commit().crashAndRestore();
            car.end();

            assertThat(twice.topic("out").stream("car")).hasRows("time_ms | Brake\n0 | 0.1\n10 | 0.2\n0 | 0.1");
        }
    }
}
