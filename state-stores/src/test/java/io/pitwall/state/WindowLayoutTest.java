package io.pitwall.state;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import io.pitwall.rules.aggregate.Aggregate;
import io.pitwall.rules.window.LateReason;
import io.pitwall.rules.window.StreamWindows;
import io.pitwall.rules.window.WindowOutput;
import io.pitwall.rules.window.WindowQuery;
import io.pitwall.rules.window.Windowing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What windows write and read: golden bytes, corrupt bytes, segments of sliding windows, windows that have changed. */
class WindowLayoutTest {

    private static final String CAR = "car-1";
    private static final String ROWS = "time_ms | Speed | Lap#\n0 | 1 | 1\n40 | 4 | 1\n60 | 2 |\n110 | 8 | 1";
    private static final Windowing TUMBLING = Windowing.named("w")
            .tumbling(Duration.ofMillis(100))
            .groupedByTag("Lap")
            .grace(Duration.ofMillis(50));
    private static final Windowing SLIDING = Windowing.named("w").sliding(Duration.ofMillis(100));

    private static WindowQuery query(Windowing windowing, Aggregate... aggregates) {
        return new WindowQuery(windowing, List.of(aggregates));
    }

    private static WindowQuery query(String file) {
        return query(file.startsWith("sliding") ? SLIDING : TUMBLING, count(), mean("Speed"), median("Speed"));
    }

    private static final class Results implements WindowOutput {
        final List<ParameterData> rows = new ArrayList<>();

        @Override
        public void results(ParameterData results, int revision) {
            rows.add(results);
        }

        @Override
        public void late(ParameterData late, LateReason reason) {
            throw new AssertionError(reason + "\n" + late);
        }
    }

    private static StoreFixture<StoredWindows> fixture(LoggedMap stored, WindowQuery query) {
        return new StoreFixture<>(stored, new WindowLayout(query), StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE);
    }

    private static StoreFixture<StoredWindows> withRows(WindowQuery query) {
        StoreFixture<StoredWindows> fixture = StoreFixture.exactlyOnce(new WindowLayout(query));
        fixture.store.put(CAR, new StoredWindows(new StreamWindows(query)));
        add(fixture, ROWS);
        fixture.commit();
        return fixture;
    }

    private static List<ParameterData> add(StoreFixture<StoredWindows> fixture, String rows) {
        Results results = new Results();
        fixture.object(CAR).windows().add(TextTable.parse(rows), 0, 1_700_000_000_000L, results);
        fixture.store.changed(CAR);
        return results.rows;
    }

    private static List<ParameterData> close(StoreFixture<StoredWindows> fixture) {
        Results results = new Results();
        fixture.object(CAR).windows().close(results);
        return results.rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tumbling-windows-v2-values-v2", "sliding-windows-v2-values-v2"})
    void windowsAreWrittenLikeThis(String file) throws IOException {
        assertThat(text(withRows(query(file)).inner)).isEqualTo(text(golden(file)));
    }

    static Stream<String> files() {
        return Stream.of("-v1", "-v2", "-v2-keys-v2", "-v2-values-v2")
                .flatMap(version -> Stream.of("tumbling-windows" + version, "sliding-windows" + version));
    }

    @ParameterizedTest
    @MethodSource("files")
    void windowsOfEveryVersionAreRead(String file) throws IOException {
        StoreFixture<StoredWindows> read = fixture(golden(file), query(file));
        StoreFixture<StoredWindows> expected = withRows(query(file));
        assertThat(read.object(CAR).windows().idleDeadlineMs()).isEmpty();
        String more = "time_ms | Speed\n130 | 3\n170 | 5";
        assertThat(add(read, more)).isEqualTo(add(expected, more)).isNotEmpty();
        assertThat(close(read)).isEqualTo(close(expected));
        read.store.remove(CAR);
        read.commit();
        assertThat(read.inner.entries).as("all of it was known").isEmpty();
    }

    @Test
    void theHeadTellsTheLastArrivalAndTheOpenWindows() {
        StoreFixture<StoredWindows> fixture = withRows(query("tumbling"));
        List<String> seen = new ArrayList<>();
        fixture.store.forEachHead((streamId, head) ->
                seen.add(streamId + " " + WindowLayout.lastArrivalMs(head).orElseThrow() + " "
                        + WindowLayout.openCount(head, query("tumbling"))));
        assertThat(seen).containsExactly("car-1 1700000000000 3");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aLaterVersionIsRefusedWithWhatToDo(String file) throws IOException {
        LoggedMap later = golden(file);
        Objects.requireNonNull(later.entries.get(head(later)))[layoutAt(file)] = 3;
        assertThatThrownBy(() -> fixture(later, query(file)).store.get(CAR))
                .isInstanceOf(ProcessorStateException.class)
                .hasMessageStartingWith(
                        "Store rows, stream car-1: the head of windows is stored in version 3, this Pitwall"
                                + " reads up to version 2; start the version");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aHeadThatIsCutOffIsReported(String file) throws IOException {
        LoggedMap whole = golden(file);
        Bytes head = head(whole);
        byte[] value = Objects.requireNonNull(whole.entries.get(head));
        for (int length = Math.max(1, layoutAt(file)); length < value.length; length++) {
            LoggedMap cut = golden(file);
            cut.put(head, Arrays.copyOf(value, length));
            assertThatThrownBy(() -> fixture(cut, query(file)).store.get(CAR))
                    .as("%s bytes", length)
                    .isInstanceOf(ProcessorStateException.class)
                    .hasMessageStartingWith("Store rows, stream car-1: ");
        }
    }

    /** Any byte may be wrong: it is read as other windows or refused with a message, nothing else. */
    @ParameterizedTest
    @MethodSource("files")
    void aByteThatIsWrongIsNoOtherError(String file) throws IOException {
        LoggedMap whole = golden(file);
        Bytes head = head(whole);
        byte[] value = Objects.requireNonNull(whole.entries.get(head));
        for (int at = Math.max(1, layoutAt(file)); at < value.length; at++) {
            for (int wrong : new int[] {0, 1, 0x7f, 0xff}) {
                LoggedMap changed = golden(file);
                byte[] bytes = value.clone();
                bytes[at] = (byte) wrong;
                changed.put(head, bytes);
                try {
                    fixture(changed, query(file)).store.get(CAR);
                } catch (ProcessorStateException e) {
                    assertThat(e).hasMessageStartingWith("Store rows, stream car-1: ");
                }
            }
        }
    }

    @Test
    void rowsOfSlidingWindowsAreWrittenOnceAndDeletedWhenNoWindowCanHaveThem() {
        StoreFixture<StoredWindows> fixture = withRows(query("sliding"));
        assertThat(segments(fixture)).isEqualTo(1);
        add(fixture, "time_ms | Speed\n150 | 1");
        fixture.commit();
        assertThat(segments(fixture)).isEqualTo(2);
        add(fixture, "time_ms | Speed\n211 | 1");
        fixture.commit();
        assertThat(segments(fixture))
                .as("no row of the first segment is in (111, 211]")
                .isEqualTo(2);
        fixture.store.remove(CAR);
        fixture.commit();
        assertThat(fixture.inner.entries).isEmpty();
    }

    private static long segments(StoreFixture<StoredWindows> fixture) {
        return fixture.inner.entries.size() - 1L;
    }

    @Test
    void anAggregateThatStaysIsKeptAndANewOneStartsAnew() {
        LoggedMap stored = withRows(query(TUMBLING, count(), mean("Speed"))).inner;
        StoreFixture<StoredWindows> changed =
                fixture(stored, query(TUMBLING, max("Speed"), mean("Speed").as("Mean")));
        add(changed, "time_ms | Speed | Lap#\n90 | 7 | 1");
        assertThat(ParameterData.concat(close(changed)))
                .isEqualTo(
                        TextTable.parse("time_ms | Speed_max | Mean | Lap#\n0 | | 2 |\n0 | 7 | 4 | 1\n100 | | 8 | 1"));
    }

    @Test
    void windowsOfAnotherSizeOrKindStartAnewAndTheClockGoesOn() {
        LoggedMap stored = withRows(query("tumbling")).inner;
        for (Windowing other : List.of(
                Windowing.named("w").tumbling(Duration.ofMillis(200)).groupedByTag("Lap"),
                Windowing.named("w").tumbling(Duration.ofMillis(100)),
                SLIDING,
                Windowing.named("w").count(3))) {
            StoreFixture<StoredWindows> changed = fixture(stored, query(other, count()));
            assertThat(changed.object(CAR).windows().openCount()).isZero();
            assertThat(changed.object(CAR).windows().timeNs()).hasValue(110_000_000);
        }
        StoreFixture<StoredWindows> noRows = fixture(
                withRows(query("sliding")).inner, query(Windowing.named("w").count(3), count()));
        noRows.object(CAR);
        noRows.store.changed(CAR);
        noRows.commit();
        assertThat(segments(noRows)).as("rows that nobody needs").isZero();
    }

    @Test
    void gapsAndSpansMayChange() {
        WindowQuery session = query(Windowing.named("w").session(Duration.ofMillis(50)), count());
        StoreFixture<StoredWindows> changed =
                fixture(withRows(session).inner, query(Windowing.named("w").session(Duration.ofMillis(100)), count()));
        add(changed, "time_ms | Speed\n200 | 1");
        assertThat(close(changed)).containsExactly(TextTable.parse("time_ms | count\n110 | 2"));

        StoreFixture<StoredWindows> shorter = fixture(
                withRows(query(SLIDING, count())).inner,
                query(Windowing.named("w").sliding(Duration.ofMillis(60)), count()));
        assertThat(add(shorter, "time_ms | Speed\n119 | 1"))
                .containsExactly(TextTable.parse("time_ms | count\n119 | 3"));
    }

    @Test
    void rowsOfSlidingWindowsOfAnotherTagDoNotComeBackAfterTheNextRestart() {
        Windowing byLap = SLIDING.groupedByTag("Lap").grace(Duration.ofMillis(50));
        WindowQuery ungrouped = query(SLIDING.grace(Duration.ofMillis(50)), count());
        StoreFixture<StoredWindows> changed = fixture(withRows(query(byLap, count())).inner, ungrouped);
        List<ParameterData> results = new ArrayList<>(add(changed, "time_ms | Speed\n120 | 3"));
        changed.commit();
        StoreFixture<StoredWindows> restarted = fixture(changed.inner, ungrouped);
        results.addAll(close(restarted));
        assertThat(ParameterData.concat(results)).isEqualTo(TextTable.parse("time_ms | count\n120 | 1"));
    }

    @Test
    void aRowJoinsAllSessionsThatALongerGapBringsIntoReach() {
        Windowing session = Windowing.named("w").session(Duration.ofMillis(10)).grace(Duration.ofSeconds(1));
        LoggedMap stored = withRows(query(session, count())).inner;
        Windowing longer = Windowing.named("w").session(Duration.ofMillis(60)).grace(Duration.ofSeconds(1));
        StoreFixture<StoredWindows> changed = fixture(stored, query(longer, count()));
        add(changed, "time_ms | Speed\n55 | 3");
        assertThat(close(changed)).containsExactly(TextTable.parse("time_ms | count\n0 | 5"));
    }

    private static Bytes head(LoggedMap map) {
        return map.entries.keySet().stream()
                .filter(key -> StoredEntries.isHead(EntryKeys.slot(key.get())))
                .findFirst()
                .orElseThrow();
    }

    private static int layoutAt(String file) {
        return file.endsWith("values-v2") ? 0 : 2;
    }

    private static LoggedMap golden(String name) throws IOException {
        try (InputStream in = WindowLayoutTest.class.getResourceAsStream("/state/" + name + ".hex")) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            LoggedMap map = new LoggedMap();
            text.lines().filter(line -> !line.isBlank()).forEach(line -> {
                int space = line.indexOf(' ');
                map.put(
                        Bytes.wrap(HexFormat.of().parseHex(line.substring(0, space))),
                        HexFormat.of().parseHex(line.substring(space + 1)));
            });
            return map;
        }
    }

    private static String text(LoggedMap map) {
        return map.entries.entrySet().stream()
                .map(entry -> HexFormat.of().formatHex(entry.getKey().get()) + " "
                        + HexFormat.of().formatHex(entry.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
