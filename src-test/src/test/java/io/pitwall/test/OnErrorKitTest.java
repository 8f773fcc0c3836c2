package io.pitwall.test;

import static io.pitwall.test.Variation.anyBatching;
import static io.pitwall.test.Variation.anyCrashPoint;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.dsl.OnError;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.rules.Packets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Error policies as a user of the kit sees them, over commits and crashes. */
class OnErrorKitTest {

    private static final String LAPS = """
            time_ms | Lap:text
                 10 | 7
                 20 | out
                 30 | 8
            """;

    private static void laps(TelemetryBuilder telemetry) {
        telemetry
                .topic("in")
                .parameters("Lap")
                .buffer(Packets.named("pairs").everyRows(2).orIdle(ofSeconds(1)))
                .deriveNumber("Number", row -> Integer.parseInt(row.text("Lap", "")), OnError.deadLetter())
                .to("out");
    }

    @Test
    void deadLettersOfAFunctionAreAsserted() {
        try (var test = TelemetryTest.of(OnErrorKitTest::laps)) {
            test.topic("in").stream("car").write(LAPS).end();

            assertThat(test.topic("out").stream("car")).hasRows("""
                            time_ms | Lap:text | Number
                                 10 | 7        |      7
                                 30 | 8        |      8
                            """).isEnded();
            assertThat(test)
                    .hasDeadLetters("in-0@0: deriving 'Number' failed on the row at 20000000 ns:"
                            + " java.lang.NumberFormatException: For input string: \"out\"");
            assertThat(test.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(letter.operator()).isEqualTo("pairs.derive");
                assertThat(letter.streamId()).isEqualTo("car");
            });
        }
    }

    @Test
    void whatATimerReleasedHasNoOrigin() {
        try (var test = TelemetryTest.of(OnErrorKitTest::laps)) {
            test.topic("in").stream("car").write("time_ms | Lap:text\n0 | out");
            test.advance(ofSeconds(2));

            assertThat(test).hasDeadLetters("released by a timer: deriving 'Number' failed");
            assertThat(test.deadLetters().get(0).origin()).isEmpty();
        }
    }

    /** Neither the rows that fail nor those that do not depend on the cut of the input or on crashes. */
    @Test
    void rowsThatFailDoNotDependOnCutsAndCrashes() {
        try (var test = TelemetryTest.of(OnErrorKitTest::laps)) {
            for (int lap = 0; lap < 12; lap++) {
                String text = lap % 5 == 2 ? "in" : String.valueOf(lap);
                test.topic("in").stream("car-" + lap % 2).write("time_ms | Lap:text\n" + lap + " | " + text);
            }
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    /** The kit notices rows that fail at one time and not at another: this is what the test above rests on. */
    @Test
    void aFunctionThatFailsByChanceIsFound() {
        AtomicInteger calls = new AtomicInteger();
        try (var test = TelemetryTest.of(telemetry -> telemetry
                .topic("in")
                .parameters("Lap")
                .where(
                        row -> {
                            if (calls.incrementAndGet() % 5 == 0) {
                                throw new IllegalStateException("by chance");
                            }
                            return true;
                        },
                        OnError.deadLetter())
                .to("out"))) {
            test.topic("in").stream("car").write(LAPS).write(LAPS).write(LAPS);

            assertThatThrownBy(() -> test.holdsFor(anyBatching())).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void deadLettersAreTakenBackWithTheOutputAndSentAgain() {
        try (var test = TelemetryTest.of(OnErrorKitTest::laps)) {
            test.topic("in").stream("car").write("time_ms | Lap:text\n0 | 1");
            test.commit();
            test.topic("in").stream("car").write("time_ms | Lap:text\n10 | out");
            assertThat(test).hasDeadLetters("in-0@1: ");

            test.crashAndRestore();
            assertThat(test).hasDeadLetters("in-0@1: ");

            test.crashBeforeCommit();
            assertThat(test).hasDeadLetters("in-0@1: ");
            assertThat(test.topic("out").stream("car")).hasRows("time_ms | Lap:text | Number\n0 | 1 | 1");
        }
    }

    /** The wall clock stands still, and nobody sleeps. */
    @Test
    void retriesDoNotWait() {
        AtomicInteger calls = new AtomicInteger();
        try (var test = TelemetryTest.of(telemetry -> telemetry
                .topic("in")
                .parameters("Lap")
                .map(
                        "look up",
                        (stream, packet) -> {
                            if (calls.incrementAndGet() < 3) {
                                throw new IllegalStateException("not yet");
                            }
                            return packet;
                        },
                        OnError.retry(3, ofSeconds(40)).thenDeadLetter())
                .to("out"))) {
            test.topic("in").stream("car").write(LAPS);

            assertThat(test).hasNoDeadLetters();
            assertThat(test.topic("out").stream("car")).hasRows(LAPS);
            assertThat(calls).hasValue(3);
        }
    }
}
