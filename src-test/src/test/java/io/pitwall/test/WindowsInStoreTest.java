package io.pitwall.test;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.ParameterStage;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.window.Windowing;
import io.pitwall.state.HeldWindows;
import io.pitwall.state.PitwallStores;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored of windows: queries, the number of open ones, and what becomes of streams that never end. */
class WindowsInStoreTest {

    private static final PitwallConfig ONE_HOUR =
            PitwallConfig.of("test", "unused:9092").withKafka(PitwallConfig.CONTEXT_TTL_MS, "3600000");
    private static final Windowing TUMBLING = Windowing.named("w").tumbling(ofSeconds(1));

    private static TelemetryTopology aggregating(Windowing windowing) {
        return telemetry -> telemetry
                .topic("in")
                .parameters("Speed")
                .window(windowing)
                .aggregate(count().as("Rows"), median("Speed"))
                .to("out");
    }

    static Stream<Windowing> kinds() {
        return Stream.of(
                TUMBLING,
                Windowing.named("w").sliding(ofSeconds(1)).grace(ofMinutes(1)),
                Windowing.named("w").session(ofSeconds(1)),
                Windowing.named("w").count(7));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void windowsOfAStreamThatIsForgottenCloseAsAtItsEnd(Windowing windowing) {
        ParameterData atTheEnd;
        try (var test = TelemetryTest.of(aggregating(windowing))) {
            test.topic("in").stream("silent")
                    .write("time_ms | Speed\n0 | 3\n10 | 5")
                    .end();
            atTheEnd = test.topic("out").stream("silent").rows();
        }
        try (var test = TelemetryTest.of(aggregating(windowing), ONE_HOUR)) {
            test.topic("in").stream("silent").write("time_ms | Speed\n0 | 3\n10 | 5");
            test.commit();
            for (int quarters = 0; quarters < 10; quarters++) {
                test.advance(ofMinutes(15));
                test.topic("in").stream("alive").write("time_ms | Speed\n0 | 3");
            }
            assertThat(test.topic("out").stream("silent").rows()).isEqualTo(atTheEnd);
            assertThat(test.topic("out").stream("silent")).isOpen();
            assertThat(test.metric("forgotten-stream-total")).isEqualTo(1.0);
            assertThat(test.metric("open-windows")).as("of the other stream").isPositive();

            test.topic("in").stream("silent").write("time_ms | Speed\n0 | 3");
            test.topic("in").stream("silent").end();
            test.topic("in").stream("alive").end();
            test.commit();
            assertThat(test.metric("open-windows")).isZero();
            assertThat(test.driven().storedEntries()).containsEntry("w.window", 0);
        }
    }

    @Test
    void nothingStaysOfAStreamThatIsForgottenAfterARestart() {
        try (var test = TelemetryTest.of(aggregating(TUMBLING), ONE_HOUR)) {
            test.topic("in").stream("silent").write("time_ms | Speed\n0 | 3");
            test.commit().crashAndRestore();
            test.advance(ofMinutes(1)).advance(ofHours(1)).advance(ofMinutes(7));
            assertThat(test.topic("out").stream("silent")).hasNoRows();
            test.advance(ofHours(2));
            assertThat(test.topic("out").stream("silent")).hasRows("time_ms | Rows | Speed_median\n0 | 1 | 3");
            test.commit();
            assertThat(test.driven().storedEntries()).containsEntry("w.window", 0);
        }
    }

    @Test
    void windowsThatStartAnewAfterAChangeAreNotCountedAsOpen() {
        Windowing[] windowing = {TUMBLING};
        TelemetryTopology changing = telemetry -> aggregating(windowing[0]).define(telemetry);
        try (var test = TelemetryTest.of(changing)) {
            test.topic("in").stream("a").write("time_ms | Speed\n0 | 3");
            test.topic("in").stream("b").write("time_ms | Speed\n0 | 3");
            test.commit().crashAndRestore();
            assertThat(test.metric("open-windows")).as("they go on").isEqualTo(2.0);
            windowing[0] = TUMBLING.groupedByTag("Lap");
            test.crashAndRestore();
            assertThat(test.metric("open-windows")).isZero();
            test.topic("in").stream("a").write("time_ms | Speed\n10 | 3");
            assertThat(test.metric("open-windows")).isEqualTo(1.0);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aQuerySeesWhatOpenWindowsWouldGive(Windowing windowing) {
        try (var test = TelemetryTest.of(aggregating(windowing))) {
            test.topic("in").stream("a").write("time_ms | Speed\n0 | 3\n10 | 5");
            assertThat(test.state("w.window", PitwallStores.windows())).isEmpty();
            test.commit();
            Map<String, HeldWindows> windows = test.state("w.window", PitwallStores.windows());
            assertThat(windows).containsOnlyKeys("a");
            HeldWindows held = Objects.requireNonNull(windows.get("a"));
            test.topic("in").stream("a").end();
            assertThat(held.results()).isEqualTo(test.topic("out").stream("a").rows());
            assertThat(held.openCount()).isEqualTo(held.results().rowCount());
            test.commit();
            assertThat(test.state("w.window", PitwallStores.windows())).isEmpty();
        }
    }

    @Test
    void aQuerySeesResultsThatHaveLeftOnUpdate() {
        try (var test = TelemetryTest.of(aggregating(TUMBLING.onUpdate()))) {
            test.topic("in").stream("a").write("time_ms | Speed\n0 | 3\n10 | 5");
            test.commit();
            HeldWindows held = Objects.requireNonNull(
                    test.state("w.window", PitwallStores.windows()).get("a"));
            assertThat(held.results()).isEqualTo(TextTable.parse("time_ms | Rows | Speed_median\n0 | 2 | 4"));
            assertThat(held.timeNs()).hasValue(ofMillis(10).toNanos());
        }
    }

    @Test
    void aQuerySeesWhatIsKnownOfMergedStreams() {
        try (var test = TelemetryTest.of(WindowsInStoreTest::merged)) {
            test.topic("left").stream("car").write(StreamProperties.none().withName("Car 44"));
            test.commit();
            Map<String, StreamContext> contexts = test.state("both.merge", PitwallStores.mergedContexts());
            assertThat(Objects.requireNonNull(contexts.get("car")).properties().name())
                    .isEqualTo("Car 44");
        }
    }

    private static void merged(TelemetryBuilder telemetry) {
        ParameterStage left = telemetry.topic("left").parameters();
        ParameterStage right = telemetry.topic("right").parameters();
        left.merge("both", right).to("out");
    }
}
