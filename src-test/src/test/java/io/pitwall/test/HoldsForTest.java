package io.pitwall.test;

import static io.pitwall.test.Variation.anyBatching;
import static io.pitwall.test.Variation.anyCrashPoint;
import static io.pitwall.test.Variation.outOfOrderWithin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties for free: sound topologies hold, broken ones are found and shown with the smallest steps. */
class HoldsForTest {

    private static final TelemetryTopology SOUND = telemetry -> telemetry
            .topic("in")
            .parameters("Speed")
            .buffer(Packets.named("rows").everySpan(ofMillis(100)).orIdle(ofSeconds(1)))
            .deriveText("Fast", row -> row.number("Speed", 0) > 3 ? "yes" : "no")
            .to("out");

    /** Three streams of 12 rows in records of four. */
    private static TelemetryTest write(TelemetryTest test) {
        for (int from = 0; from < 12; from += 4) {
            for (String id : new String[] {"a", "b", "c"}) {
                var rows = ParameterData.builder();
                for (int row = from; row < from + 4; row++) {
                    rows.row(row * 40_000_000L).put("Speed", row * row % 7).tag("Lap", "" + row / 5);
                }
                test.topic("in").stream(id).write(rows.build());
            }
        }
        return test;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSoundTopologyHoldsForAll(int partitions) {
        try (var test = TelemetryTest.onPartitions(partitions, SOUND)) {
            test.topic("in").stream("a").write(StreamProperties.none().withName("Car 44"));
            write(test).advance(ofSeconds(2));
            test.topic("in").stream("a").end();
            test.commit();
            write(test).crashAndRestore();

            test.holdsFor(anyBatching(), anyCrashPoint(), outOfOrderWithin(ofMillis(90)));
        }
    }

    @Test
    void theTestItselfDoesNotChange() {
        try (var test = write(TelemetryTest.of(SOUND))) {
            int records = test.topic("out").records().size();
            test.holdsFor();

            assertThat(test.topic("out").records()).hasSize(records);
        }
    }

    @Test
    void whatCannotBeReadIsNoLeak() {
        try (var test = write(TelemetryTest.of(SOUND))) {
            test.topic("in").writeBytes("a".getBytes(UTF_8), null);
            test.holdsFor();
        }
    }

    @Test
    void rowsThatAreLostOnACrash() {
        try (var test = write(TelemetryTest.ofTopology(BrokenTopologies::losesRowsOnACrash))) {
            test.holdsFor(anyBatching(), outOfOrderWithin(ofMillis(90)));
            assertFound(
                    test,
                    anyCrashPoint(),
                    "the topology does not hold for anyCrashPoint() with seed 1",
                    "-Dpitwall.test.seed=1 repeats it",
                    "and as they were varied:",
                    "crash");
        }
    }

    @Test
    void recordsThatAreTakenForRows() {
        try (var test = write(TelemetryTest.ofTopology(BrokenTopologies::readsTheFirstRowOfARecord))) {
            test.holdsFor(anyCrashPoint());
            assertFound(test, anyBatching(), "the topology does not hold for anyBatching()", "rows where", "expected");
        }
    }

    @Test
    void rowsThatAreComparedWithTheOneThatCameBefore() {
        try (var test = write(TelemetryTest.of(BrokenTopologies.dependsOnOrder()))) {
            assertFound(
                    test,
                    outOfOrderWithin(ofMillis(90)),
                    "the topology does not hold for outOfOrderWithin(PT0.09S)",
                    "column Change: expected");
        }
    }

    @Test
    void stateThatIsNotGivenUp() {
        try (var test = write(TelemetryTest.ofTopology(BrokenTopologies::leaksAtTheEnd))) {
            assertFound(
                    test,
                    anyBatching(),
                    "the topology still holds state when all streams have ended",
                    "entries by store: {known=1}");
        }
    }

    @Test
    void theSystemClock() {
        try (var test = write(TelemetryTest.of(BrokenTopologies.usesTheSystemClock()))) {
            assertFound(
                    test,
                    anyBatching(),
                    "the topology does not do the same when the same is done again: it uses the system clock",
                    "column LateMs: expected");
        }
    }

    @Test
    void aFailureThatComesWithTheVariationIsFoundToo() {
        try (var test = TelemetryTest.of(telemetry -> {
            int[] rows = new int[1];
            telemetry
                    .topic("in")
                    .parameters("Speed")
                    .deriveNumber("Count", row -> {
                        if (row.timeNs() == 0 && rows[0] > 0) {
                            throw new IllegalArgumentException("the first row is not the first");
                        }
                        return 1;
                    })
                    .deriveNumber("Rows", row -> rows[0]++ < 0 ? 0 : 1)
                    .to("out");
        })) {
            test.topic("in").stream("a")
                    .write("time_ms | Speed\n0 | 1")
                    .write("time_ms | Speed\n10 | 2")
                    .end();
            assertFound(test, outOfOrderWithin(ofMillis(50)), "it fails: ", "outOfOrderWithin");
        }
    }

    @Test
    void thereMustBeSomethingToVary() {
        try (var test = TelemetryTest.of(SOUND)) {
            assertThatThrownBy(() -> test.holdsFor(anyBatching()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("nothing was written to the topology, so there is nothing to vary");
        }
        assertThatThrownBy(() -> outOfOrderWithin(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows must be out of order within a positive time, but it's PT0S");
    }

    private static void assertFound(TelemetryTest test, Variation variation, String... parts) {
        assertThatThrownBy(() -> test.holdsFor(variation))
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(parts)
                .satisfies(message -> assertThat(rowsOfTheSmallest(message)).isBetween(1L, 5L));
    }

    private static long rowsOfTheSmallest(String message) {
        UnaryOperator<String> smallest = text -> text.substring(text.indexOf("The smallest steps"))
                .replaceFirst("(?s)(and as they were varied:|\n\n).*", "");
        return smallest.apply(message)
                .lines()
                .filter(line -> line.matches(" *\\d+ \\|.*"))
                .count();
    }
}
