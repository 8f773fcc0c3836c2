package io.pitwall.test;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under at-least-once a crash may give results of windows again, or with rows that count twice, but loses none. */
class WindowsAtLeastOnceTest {

    private static final Windowing TUMBLING = Windowing.named("w").tumbling(ofMillis(100));
    private static final PitwallConfig AT_LEAST_ONCE = PitwallConfig.of("test", "unused:9092")
            .withKafka(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);

    private static TelemetryTopology aggregating(Windowing windowing) {
        return telemetry -> telemetry
                .topic("in")
                .parameters("Speed")
                .window(windowing)
                .aggregate(count().as("Rows"), max("Speed"), median("Speed"))
                .to("out");
    }

    private static TelemetryTest test(Windowing windowing) {
        return TelemetryTest.of(aggregating(windowing), AT_LEAST_ONCE);
    }

    @Test
    void theResultOfAWindowThatClosedBeforeTheCrashComesAll() {
        try (var test = test(TUMBLING)) {
            TestStream car = test.topic("in").stream("car");
            car.write("time_ms | Speed\n0 | 1\n50 | 3\n60 | 2");
            test.commit();
            car.write("time_ms | Speed\n110 | 4");
            test.crashBeforeCommit();
            car.end();
            assertThat(test.topic("out").stream("car"))
                    .as("the row of the open window has come twice")
                    .hasRows("time_ms | Rows | Speed_max | Speed_median\n0 | 3 | 3 | 2\n100 | 2 | 4 | 4")
                    .isEnded();
            test.commit().commit().commit();
            assertThat(test.driven().storedEntries()).containsEntry("w.window", 0);
        }
    }

    @Test
    void resultsOfTheLastCommitComeAgainAfterARestart() {
        try (var test = test(TUMBLING)) {
            TestStream car = test.topic("in").stream("car");
            car.write("time_ms | Speed\n0 | 1\n110 | 4");
            test.commit().crashAndRestore().advance(ofSeconds(2));
            String twice = "time_ms | Rows | Speed_max | Speed_median\n0 | 1 | 1 | 1\n0 | 1 | 1 | 1";
            assertThat(test.topic("out").stream("car"))
                    .as("it is not known that they have left")
                    .hasRows(twice);
            test.commit().commit().crashAndRestore().advance(ofSeconds(2));
            assertThat(test.topic("out").stream("car")).as("it is known").hasRows(twice);
        }
    }

    @Test
    void aStreamThatEndedBeforeTheRestartBeginsAnewWithAClockOfItsOwn() {
        try (var test = test(TUMBLING)) {
            TestStream car = test.topic("in").stream("car");
            car.write("time_ms | Speed\n5000 | 1");
            test.commit();
            car.end();
            test.commit().crashAndRestore();
            car.write("time_ms | Speed\n0 | 7").end();
            assertThat(test.topic("out").stream("car"))
                    .as("no row is late because of a clock that is no more")
                    .hasRows(
                            "time_ms | Rows | Speed_max | Speed_median\n5000 | 1 | 1 | 1\n5000 | 1 | 1 | 1\n0 | 1 | 7 | 7");
            test.commit().commit().commit();
            assertThat(test.driven().storedEntries()).containsEntry("w.window", 0);
        }
    }

    @Test
    void whatAStreamHasLeftBehindGoesEvenIfItNeverComesAgain() {
        try (var test = test(TUMBLING)) {
            test.topic("in").stream("car").write("time_ms | Speed\n5000 | 1");
            test.commit();
            test.topic("in").stream("car").end();
            test.commit()
                    .crashAndRestore()
                    .advance(ofSeconds(2))
                    .commit()
                    .commit()
                    .commit();
            assertThat(test.driven().storedEntries()).containsEntry("w.window", 0);
        }
    }

    static Stream<Windowing> kinds() {
        return Stream.of(
                TUMBLING,
                TUMBLING.grace(ofMillis(50)).groupedByTag("Lap"),
                TUMBLING.late(Late.revise(ofMillis(200))),
                TUMBLING.onUpdate(),
                Windowing.named("w").hopping(ofMillis(100), ofMillis(40)),
                Windowing.named("w").sliding(ofMillis(100)).groupedByTag("Lap").grace(ofMillis(50)),
                Windowing.named("w").session(ofMillis(45)).grace(ofMillis(20)));
    }

    /** Each window has a result with as many rows as without crashes, whichever commits are cut off. */
    @ParameterizedTest
    @MethodSource("kinds")
    void everyWindowHasAResultWithAllItsRows(Windowing windowing) {
        Map<String, Double> expected = mostRows(windowing, 0);
        assertThat(expected).hasSizeGreaterThan(1);
        for (int cutOff = 21; cutOff < 64; cutOff += 21) {
            Map<String, Double> found = mostRows(windowing, cutOff);
            int commits = cutOff;
            expected.forEach((window, rows) -> assertThat(found.getOrDefault(window, 0.0))
                    .as("window %s, commits cut off %s", window, Integer.toBinaryString(commits))
                    .isGreaterThanOrEqualTo(rows));
        }
    }

    /** @param cutOff a bit for each commit */
    private static Map<String, Double> mostRows(Windowing windowing, int cutOff) {
        try (var test = test(windowing)) {
            for (int from = 0; from < 24; from += 4) {
                var rows = ParameterData.builder();
                for (int row = from; row < from + 4; row++) {
                    long timeMs = row * 17L + (row > 15 ? 90 : 0) - (row % 7 == 3 ? 60 : 0);
                    rows.row(timeMs * 1_000_000).put("Speed", row % 11).tag("Lap", "" + row / 8);
                }
                test.topic("in").stream("car").write(rows.build());
                if (((cutOff >> (from / 4)) & 1) == 1) {
                    test.crashBeforeCommit();
                } else {
                    test.commit();
                }
            }
            test.topic("in").stream("car").end();
            return mostRows(test.topic("out").stream("car").rows());
        }
    }

    private static Map<String, Double> mostRows(ParameterData results) {
        NumberColumn counts = Objects.requireNonNull(results.number("Rows"));
        TextColumn laps = results.tag("Lap");
        Map<String, Double> most = new TreeMap<>();
        for (int row = 0; row < results.rowCount(); row++) {
            String window = results.timeNs(row) / 1_000_000 + " ms" + (laps == null ? "" : ", lap " + laps.at(row));
            most.merge(window, counts.at(row), Math::max);
        }
        return most;
    }
}
