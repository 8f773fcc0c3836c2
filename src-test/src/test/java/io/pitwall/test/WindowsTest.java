package io.pitwall.test;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static io.pitwall.rules.aggregate.Aggregates.sum;
import static io.pitwall.test.Variation.anyBatching;
import static io.pitwall.test.Variation.anyCrashPoint;
import static io.pitwall.test.Variation.outOfOrderWithin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.ParameterStage;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows in a topology: results, ends, late rows, idle times; however records are cut and whenever the application dies. */
class WindowsTest {

    private static TelemetryTopology aggregating(Windowing windowing) {
        return telemetry -> telemetry
                .topic("in")
                .parameters("Speed")
                .window(windowing)
                .aggregate(count().as("Rows"), mean("Speed").as("Mean"), max("Speed"), median("Speed"))
                .to("out");
    }

    static Stream<Windowing> kinds() {
        return Stream.of(
                Windowing.named("w").tumbling(ofMillis(100)),
                Windowing.named("w").tumbling(ofMillis(100)).grace(ofMillis(50)).groupedByTag("Lap"),
                Windowing.named("w").tumbling(ofMillis(100)).late(Late.revise(ofMillis(200))),
                Windowing.named("w").tumbling(ofMillis(100)).onUpdate(),
                Windowing.named("w").hopping(ofMillis(100), ofMillis(40)).stampedAtEnd(),
                Windowing.named("w").sliding(ofMillis(100)),
                Windowing.named("w").sliding(ofMillis(100)).groupedByTag("Lap").grace(ofMillis(50)),
                Windowing.named("w").session(ofMillis(45)).grace(ofMillis(20)),
                Windowing.named("w").count(5),
                Windowing.named("w").count(5, 2).groupedByTag("Lap"));
    }

    /** Two streams in records of five rows, some of them out of order, some late, one pause. */
    private static void write(TelemetryTest test) {
        for (int from = 0; from < 20; from += 5) {
            for (String id : List.of("a", "b")) {
                var rows = ParameterData.builder();
                for (int row = from; row < from + 5; row++) {
                    long timeMs = row * 17L + (row > 15 ? 90 : 0) - (row % 7 == 3 ? 60 : 0) - (row == 14 ? 130 : 0);
                    rows.row(timeMs * 1_000_000 + id.charAt(0)).tag("Lap", "" + row / 8);
                    if (row % 4 != 1) {
                        rows.put("Speed", (row * row + id.charAt(0)) % 11);
                    } else {
                        rows.put("Speed", Double.NaN);
                    }
                }
                test.topic("in").stream(id).write(rows.build());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void resultsDoNotDependOnRecordsOrCrashes(Windowing windowing) {
        try (var test = TelemetryTest.of(aggregating(windowing))) {
            test.topic("in").stream("a").write(StreamProperties.none().withName("Car 44"));
            write(test);
            test.topic("in").stream("a").end();
            test.commit();
            assertThat(test.topic("out").stream("b").packets()).isNotEmpty();
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    @Test
    void rowsOutOfOrderWithinTheGraceGiveTheSame() {
        try (var test = TelemetryTest.of(telemetry -> telemetry
                .topic("in")
                .parameters("Speed")
                .window(Windowing.named("w").tumbling(ofMillis(100)).grace(ofMillis(90)))
                .aggregate(count("Speed"), max("Speed"), median("Speed"))
                .to("out"))) {
            for (int from = 0; from < 40; from += 4) {
                var rows = ParameterData.builder();
                for (int row = from; row < from + 4; row++) {
                    rows.row(row * 13_000_000L).put("Speed", row * row % 7);
                }
                test.topic("in").stream("a").write(rows.build());
            }
            test.holdsFor(anyBatching(), anyCrashPoint(), outOfOrderWithin(ofMillis(90)));
        }
    }

    @Test
    void everyEndClosesAllWindowsAndComesBehindThem() {
        try (var test = TelemetryTest.of(aggregating(Windowing.named("w").tumbling(ofSeconds(1))))) {
            test.topic("in").stream("a")
                    .write(StreamProperties.none().withName("Car 44"))
                    .write(new ParameterDefinitions(List.of(ParameterDefinition.of("Speed")), List.of()))
                    .write("time_ms | Speed\n0 | 3\n999 | 5\n1000 | 7");
            assertThat(test.topic("out").stream("a"))
                    .hasRows("time_ms | Rows | Mean | Speed_max | Speed_median\n0 | 2 | 4 | 5 | 4");
            test.topic("in").stream("a").end();
            assertThat(test.topic("out").stream("a")).hasRows("""
                            time_ms | Rows | Mean | Speed_max | Speed_median
                            0       | 2    | 4    | 5         | 4
                            1000    | 1    | 7    | 7         | 7
                            """).isEnded();
            assertThat(test.topic("out").stream("a").messages())
                    .extracting(message -> (Object) message.getClass())
                    .as("definitions are those of other columns")
                    .containsExactly(StreamProperties.class, ParameterData.class, ParameterData.class, StreamEnd.class);
            test.commit();
            assertThat(test.driven().storedEntries()).containsEntry("w.window", 0);
        }
    }

    @Test
    void lateRowsGoToATopicWithTheReason() {
        Windowing windowing = Windowing.named("w")
                .tumbling(ofSeconds(1))
                .late(Late.toTopic("late"))
                .maxAhead(ofDays(1));
        long tooFar = TelemetryTest.START.plus(Duration.ofHours(25)).toEpochMilli();
        try (var test = TelemetryTest.of(telemetry -> telemetry
                .topic("in")
                .parameters()
                .window(windowing)
                .aggregate(sum("Speed"))
                .to("out"))) {
            test.topic("in").stream("a")
                    .write(StreamProperties.none().withName("Car 44"))
                    .write("time_ms | Speed | Gear:text\n1000 | 1 | first\n500 | 2 | second\n" + tooFar
                            + " | 3 | third\n2500 | 4 | fourth")
                    .end();
            assertThat(test.topic("late").stream("a"))
                    .hasRows("time_ms | Speed | Gear:text\n500 | 2 | second\n" + tooFar + " | 3 | third")
                    .hasProperties(StreamProperties.none().withName("Car 44"))
                    .isEnded();
            assertThat(headers(test, "late", "pitwall.late")).containsExactly("window closed", "too far ahead");
            assertThat(test.topic("out").stream("a"))
                    .hasRows("time_ms | Speed_sum\n1000 | 1\n2000 | 4")
                    .isEnded();
            assertThat(headers(test, "out", "pitwall.late")).isEmpty();
        }
    }

    private static List<String> headers(TelemetryTest test, String topic, String name) {
        return test.topic(topic).records().stream()
                .map(record -> record.headers().lastHeader(name))
                .filter(header -> header != null)
                .map(Header::value)
                .map(value -> new String(value, UTF_8))
                .toList();
    }

    @Test
    void revisedResultsHaveTheirNumberInAHeader() {
        Windowing windowing = Windowing.named("w").tumbling(ofSeconds(1)).late(Late.revise(ofSeconds(2)));
        try (var test = TelemetryTest.of(telemetry -> telemetry
                .topic("in")
                .parameters("Speed")
                .window(windowing)
                .aggregate(sum("Speed"))
                .deriveNumber("Half", row -> row.number("Speed_sum") / 2)
                .to("out"))) {
            test.topic("in").stream("a")
                    .write("time_ms | Speed\n0 | 1\n1000 | 2\n100 | 4\n200 | 8\n2000 | 16\n3000 | 32\n300 | 64");
            assertThat(test.topic("out").stream("a"))
                    .hasPackets(
                            "time_ms | Speed_sum | Half\n0 | 1 | 0.5",
                            "time_ms | Speed_sum | Half\n0 | 5 | 2.5",
                            "time_ms | Speed_sum | Half\n0 | 13 | 6.5",
                            "time_ms | Speed_sum | Half\n1000 | 2 | 1\n2000 | 16 | 8");
            assertThat(headers(test, "out", "pitwall.revision")).containsExactly("1", "2");
        }
    }

    @Test
    void windowsOfAStreamThatIsSilentAreClosed() {
        try (var test = TelemetryTest.of(
                aggregating(Windowing.named("w").tumbling(ofSeconds(1)).closeWhenIdle(ofSeconds(10))))) {
            test.topic("in").stream("a").write("time_ms | Speed\n0 | 3");
            test.advance(ofSeconds(9));
            test.topic("in").stream("a").write("time_ms | Speed\n10 | 5");
            test.advance(ofSeconds(9));
            assertThat(test.topic("out").stream("a")).hasNoRows();
            test.commit().crashAndRestore().advance(ofSeconds(2));
            assertThat(test.topic("out").stream("a"))
                    .hasRows("time_ms | Rows | Mean | Speed_max | Speed_median\n0 | 2 | 4 | 5 | 4")
                    .isOpen();
            test.topic("in").stream("a")
                    .write("time_ms | Speed\n20 | 7\n1000 | 1")
                    .end();
            assertThat(test.topic("out").stream("a").rows().rowCount()).isEqualTo(2);
        }
    }

    @Test
    void silenceEndsASessionAndARowBehindItBeginsAnother() {
        try (var test = TelemetryTest.of(
                aggregating(Windowing.named("w").session(ofSeconds(5)).closeWhenIdle(ofSeconds(1))))) {
            test.topic("in").stream("a").write("time_ms | Speed\n0 | 3\n10 | 3");
            test.advance(ofSeconds(2));
            test.topic("in").stream("a")
                    .write("time_ms | Speed\n10 | 5\n11 | 7")
                    .end();
            assertThat(test.topic("out").stream("a"))
                    .hasRows("time_ms | Rows | Mean | Speed_max | Speed_median\n0 | 2 | 3 | 3 | 3\n11 | 1 | 7 | 7 | 7")
                    .isEnded();
        }
    }

    @Test
    void aWindowOfWhichNothingCanBeSaidIsARowAllTheSame() {
        try (var test = TelemetryTest.of(telemetry -> telemetry
                .topic("in")
                .parameters()
                .window(Windowing.named("w").tumbling(ofSeconds(1)))
                .aggregate(max("Speed"))
                .to("out"))) {
            test.topic("in").stream("a")
                    .write("time_ms | Brake\n0 | 3\n10 | 3")
                    .write("time_ms | Speed\n1000 | 4")
                    .end();
            assertThat(test.topic("out").stream("a"))
                    .hasRows("time_ms | Speed_max\n0 |\n1000 | 4")
                    .isEnded();
            test.holdsFor(anyBatching(), anyCrashPoint());
        }
    }

    @Test
    void lateRowsOfTwoWindowsMayShareATopic() {
        try (var test = TelemetryTest.of(telemetry -> {
            ParameterStage speed = telemetry.topic("in").parameters("Speed");
            speed.window(Windowing.named("short").tumbling(ofMillis(100)).late(Late.toTopic("late")))
                    .aggregate(max("Speed"))
                    .to("short-speeds");
            speed.window(Windowing.named("long").tumbling(ofSeconds(1)).late(Late.toTopic("late")))
                    .aggregate(max("Speed"))
                    .to("long-speeds");
        })) {
            test.topic("in").stream("a")
                    .write("time_ms | Speed\n0 | 3\n150 | 4\n20 | 5\n1200 | 6\n21 | 7")
                    .end();
            assertThat(test.topic("late").stream("a"))
                    .hasRows("time_ms | Speed\n20 | 5\n21 | 7\n21 | 7")
                    .isEnded();
            assertThat(test.topic("short-speeds").stream("a"))
                    .hasRows("time_ms | Speed_max\n0 | 3\n100 | 4\n1200 | 6")
                    .isEnded();
            assertThat(test.topic("long-speeds").stream("a"))
                    .hasRows("time_ms | Speed_max\n0 | 5\n1000 | 6")
                    .isEnded();
        }
    }

    @Test
    void aStreamHasItsOwnClock() {
        try (var test = TelemetryTest.of(aggregating(Windowing.named("w").tumbling(ofSeconds(1))))) {
            long day = Instant.EPOCH.plus(ofDays(1)).toEpochMilli();
            for (int second = 0; second < 5; second++) {
                test.topic("in").stream("slow").write("time_ms | Speed\n" + second * 1000 + " | 1");
                test.topic("in").stream("fast").write("time_ms | Speed\n" + (day + second * 1000L) + " | 1");
            }
            test.topic("in").stream("slow").end();
            test.topic("in").stream("fast").end();
            assertThat(test.topic("out").stream("slow").rows().rowCount()).isEqualTo(5);
            assertThat(test.topic("out").stream("fast").rows().rowCount()).isEqualTo(5);
        }
    }
}
