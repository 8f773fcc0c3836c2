package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.Packets;
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
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The state of a running application outlives its version: the bytes in these files are read for ever. A file has the
 * entries of the inner store, a line each: key and value as hex digits.
 */
class StoredBytesTest {

    private static final String CAR = "car-1";
    private static final Packets SPAN = Packets.named("held").everySpan(Duration.ofMillis(100));
    private static final Packets IDLE = SPAN.orIdle(Duration.ofMillis(100));
    private static final StreamContext CONTEXT = new StreamContext(
            CAR,
            StreamProperties.none().withName("Car 44"),
            new ParameterDefinitions(List.of(ParameterDefinition.of("Speed")), List.of()),
            new EventDefinitions(
                    List.of(new EventDefinition("pit-stop", "", null, null, null, EventLevel.INFORMATION)), List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packet-buffer-v1",
                "packet-buffer-v2",
                "packet-buffer-v2-segments",
                "packet-buffer-v3",
                "packet-buffer-v3-segments",
                "packet-buffer-v5",
                "packet-buffer-v5-segments"
            })
    void packetBuffersOfEveryVersionAreRead(String file) throws IOException {
        HeldRows held = new HeldRows(golden(file), StreamsConfig.EXACTLY_ONCE_V2, SPAN, Long.MAX_VALUE);
        assertThat(held.rows()).isEqualTo(TestRows.rows(1, 2));
        assertThat(held.buffer().lastArrivalMs()).hasValue(1_700_000_000_000L);
        List<String> seen = new ArrayList<>();
        held.fixture.store.forEachHead((streamId, head) ->
                seen.add(streamId + " " + PacketBufferLayout.lastArrivalMs(head).orElseThrow()));
        assertThat(seen).contains("car-1 1700000000000");
        held.release();
        held.commit();
        assertThat(held.fixture.inner.entries).as("all of it was known").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"packet-buffer-v4", "packet-buffer-v4-segments"})
    void packetBuffersWithoutAnArrivalAreRead(String file) throws IOException {
        HeldRows held = new HeldRows(golden(file), StreamsConfig.EXACTLY_ONCE_V2, IDLE, Long.MAX_VALUE);
        assertThat(held.rows()).isEqualTo(TestRows.rows(1, 2));
        assertThat(held.buffer().lastArrivalMs()).isEmpty();
        held.fixture.store.forEachHead((streamId, head) ->
                assertThat(PacketBufferLayout.lastArrivalMs(head)).isEmpty());
    }

    @Test
    void aPacketBufferOfAnOlderVersionGoesOnInThisOne() throws IOException {
        HeldRows held = new HeldRows(golden("packet-buffer-v1"), StreamsConfig.EXACTLY_ONCE_V2, IDLE, Long.MAX_VALUE);
        held.add(TestRows.row(3), 1_700_000_000_001L);
        assertThat(held.commit()).containsExactly("put 3", "put head", "delete older head");
        assertThat(held.fixture.inner.entries).as("three segments, one head").hasSize(4);
        assertThat(held.restored().rows()).isEqualTo(TestRows.rows(1, 2, 3));
        assertThat(held.restored().buffer().lastArrivalMs()).hasValue(1_700_000_000_001L);
    }

    @ParameterizedTest
    @CsvSource({"packet-buffer-v3, put inline", "packet-buffer-v3-segments, delete 1 delete head put inline"})
    void aPacketBufferOfTheVersionBeforeIsWrittenInThisOne(String file, String written) throws IOException {
        HeldRows held = new HeldRows(golden(file), StreamsConfig.EXACTLY_ONCE_V2, SPAN, Long.MAX_VALUE);
        held.release();
        held.add(TestRows.rows(1, 2), 1_700_000_000_000L);
        assertThat(held.commit()).containsExactlyInAnyOrder(written.split(" (?=put|delete)", -1));
        assertThat(text(held.fixture.inner)).isEqualTo(text(golden("packet-buffer-v4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"packet-buffer-v4", "packet-buffer-v5"})
    void packetBuffersAreWrittenLikeThis(String file) throws IOException {
        HeldRows held = new HeldRows(StreamsConfig.EXACTLY_ONCE_V2, file.endsWith("v5") ? IDLE : SPAN);
        held.add(TestRows.rows(1, 2), 1_700_000_000_000L);
        held.commit();
        assertThat(text(held.fixture.inner)).isEqualTo(text(golden(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"packet-buffer-v4-segments", "packet-buffer-v5-segments"})
    void theSegmentsOfPacketBuffersAreWrittenLikeThis(String file) throws IOException {
        HeldRows held = new HeldRows(StreamsConfig.EXACTLY_ONCE_V2, file.contains("v5") ? IDLE : SPAN);
        held.add(TestRows.row(1), 1_600_000_000_000L);
        held.commit();
        held.add(TestRows.row(2), 1_700_000_000_000L);
        held.commit();
        assertThat(text(held.fixture.inner)).isEqualTo(text(golden(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "stream-context-v1, -9223372036854775808",
        "stream-context-v2, 1700000000000",
        "stream-context-v2-keys-v2, 1700000000000",
        "stream-context-v2-values-v2, 1700000000000"
    })
    void contextsOfEveryVersionAreRead(String file, long seenMs) throws IOException {
        var fixture = new StoreFixture<>(
                golden(file), new StreamContextLayout(), StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE);
        assertThat(fixture.object(CAR).context()).isEqualTo(CONTEXT);
        assertThat(fixture.object(CAR).seenMs()).isEqualTo(seenMs);
    }

    @Test
    void contextsAreWrittenLikeThis() throws IOException {
        var fixture = StoreFixture.exactlyOnce(new StreamContextLayout());
        fixture.store.put(CAR, new StoredStreamContext(CONTEXT, 1_700_000_000_000L));
        fixture.commit();
        assertThat(text(fixture.inner)).isEqualTo(text(golden("stream-context-v2-values-v2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packet-buffer-v3",
                "packet-buffer-v4",
                "packet-buffer-v5-segments",
                "stream-context-v2-keys-v2",
                "stream-context-v2-values-v2"
            })
    void aLaterVersionIsRefusedWithStoreAndStreamAndWhatToDo(String file) throws IOException {
        LoggedMap later = golden(file);
        int version = file.startsWith("stream") ? 2 : 5;
        later.entries.forEach((key, value) -> {
            if (isHead(key)) {
                value[layoutAt(file)] = (byte) (version + 1);
            }
        });
        String what = file.startsWith("stream") ? "the stream context" : "the head of a packet buffer";
        StateLayout<?> layout = file.startsWith("stream") ? new StreamContextLayout() : new PacketBufferLayout(SPAN);
        var fixture = new StoreFixture<>(later, layout, StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE);
        assertThatThrownBy(() -> fixture.store.get(CAR))
                .isInstanceOf(ProcessorStateException.class)
                .hasMessage("Store rows, stream car-1: " + what + " is stored in version " + (version + 1)
                        + ", this Pitwall reads up to version " + version
                        + "; start the version of Pitwall that wrote it, or reset the application and do without"
                        + " its state");
        assertThatThrownBy(() -> fixture.store.forEachHead((streamId, head) -> {
                    if (file.startsWith("stream")) {
                        StreamContextLayout.seenMs(head);
                    } else {
                        PacketBufferLayout.lastArrivalMs(head);
                    }
                }))
                .isInstanceOf(ProcessorStateException.class)
                .hasMessageStartingWith("Store rows, stream car-1: " + what + " is stored in version ");
    }

    /** Every head of every version cut off anywhere is refused with a message, never read as something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "packet-buffer-v1",
                "packet-buffer-v2",
                "packet-buffer-v2-segments",
                "packet-buffer-v3",
                "packet-buffer-v3-segments",
                "packet-buffer-v4",
                "packet-buffer-v4-segments",
                "packet-buffer-v5",
                "packet-buffer-v5-segments",
                "stream-context-v1",
                "stream-context-v2",
                "stream-context-v2-keys-v2",
                "stream-context-v2-values-v2"
            })
    void aHeadThatIsCutOffIsReported(String file) throws IOException {
        LoggedMap whole = golden(file);
        Bytes head = whole.entries.keySet().stream()
                .filter(StoredBytesTest::isHead)
                .findFirst()
                .orElseThrow();
        byte[] value = Objects.requireNonNull(whole.entries.get(head));
        for (int length = Math.max(1, layoutAt(file)); length < value.length; length++) {
            LoggedMap cut = golden(file);
            cut.put(head, Arrays.copyOf(value, length));
            StateLayout<?> layout =
                    file.startsWith("stream") ? new StreamContextLayout() : new PacketBufferLayout(SPAN);
            var fixture = new StoreFixture<>(cut, layout, StreamsConfig.EXACTLY_ONCE_V2, Long.MAX_VALUE);
            if (isWholeMessages(file, length)) {
                continue;
            }
            assertThatThrownBy(() -> fixture.store.get(CAR))
                    .as("%s bytes", length)
                    .isInstanceOf(ProcessorStateException.class)
                    .hasMessageStartingWith("Store rows, stream car-1: ");
        }
    }

    /** A context that ends between two messages has fewer of them. */
    private static boolean isWholeMessages(String file, int length) {
        int body = length - layoutAt(file) - (file.contains("v1") ? 0 : 9);
        return file.startsWith("stream") && ((body == 0 && !file.contains("v1")) || body == 26 || body == 57);
    }

    /** Where in a value the bytes of the layout begin: what was written first had two before them. */
    private static int layoutAt(String file) {
        return file.endsWith("values-v2") || file.contains("buffer-v4") || file.contains("buffer-v5") ? 0 : 2;
    }

    private static boolean isHead(Bytes key) {
        return StoredEntries.isHead(EntryKeys.slot(key.get()));
    }

    private static LoggedMap golden(String name) throws IOException {
        try (InputStream in = StoredBytesTest.class.getResourceAsStream("/state/" + name + ".hex")) {
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
