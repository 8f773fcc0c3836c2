package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedValueTest {

    private static final int CHUNK = StoredEntries.CHUNK_BYTES;
    private static final EntryFormat FORMAT = new EntryFormat("rows");

    private final StoreFixture<Blob> fixture = StoreFixture.exactlyOnce(new Blob.Layout());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3_000_000})
    void valuesOfAnySizeComeBack(int length) {
        put(length, 7);
        assertThat(fixture.inner.changelog).extracting(LoggedMap.Change::value).allSatisfy(value -> assertThat(value)
                .hasSizeLessThanOrEqualTo(CHUNK + 2));
        fixture.store.clearCache();
        assertThat(fixture.object("car-1").bytes).isEqualTo(Blob.of(length, 7).bytes);
    }

    @Test
    void shrinkingAndRemovingLeaveNoChunkBehind() {
        put(3_000_000, 1);
        assertThat(fixture.inner.entries).hasSize(1 + 6);
        put(2_000_000, 2);
        assertThat(fixture.inner.entries).hasSize(1 + 4);
        put(3_500_000, 3);
        assertThat(fixture.inner.entries).hasSize(1 + 7);
        put(10, 4);
        assertThat(fixture.inner.entries).hasSize(1);
        put(3_000_000, 5);
        fixture.store.clearCache();
        put(10, 6);
        assertThat(fixture.inner.entries).as("put without a get before").hasSize(1);
        put(3_000_000, 7);
        fixture.store.clearCache();
        fixture.store.remove("car-1");
        fixture.commit();
        assertThat(fixture.inner.entries).isEmpty();
    }

    @Test
    void underAtLeastOnceAReplacementIsWholeAtEveryPointOfTheChangelog() {
        var late = StoreFixture.atLeastOnce(new Blob.Layout());
        int[] lengths = {1_200_000, 3_000_000, 5, 1_100_000, 2_000_000};
        for (int fill = 0; fill < lengths.length; fill++) {
            late.store.put("car-1", Blob.of(lengths[fill], fill));
            if (fill != 2) {
                late.commit();
            } else {
                late.store.flushCache();
                late.store.remove("car-1");
                late.store.flushCache();
            }
        }
        late.commit();
        late.commit();
        assertThat(late.inner.entries).hasSize(1 + 4);
        int first = late.inner.changelog.indexOf(late.inner.changelog.stream()
                .filter(change -> change.key().equals(EntryKeys.of("car-1", 0, 0)))
                .findFirst()
                .orElseThrow());
        for (int length = first + 1; length <= late.inner.changelog.size(); length++) {
            LoggedMap inner = LoggedMap.restored(late.inner.changelog, length);
            byte[] found =
                    new StoreFixture<>(inner, new Blob.Layout(), StreamsConfig.AT_LEAST_ONCE, 1).object("car-1").bytes;
            assertThat(found).as("after %s records", length).isEqualTo(Blob.of(lengths[found[0]], found[0]).bytes);
        }
    }

    @ParameterizedTest
    @CsvSource({"05, 05", "0500, 0500", "00, 00", "ff01, ff01", "01, 010001", "0105, 01000105", "'', 0100"})
    void aPayloadStandsAloneUnlessItBeginsAsAFormDoes(String payload, String stored) {
        byte[] bytes = HexFormat.of().parseHex(payload);
        assertThat(FORMAT.whole(bytes)).asHexString().isEqualToIgnoringCase(stored);
        byte[] whole = FORMAT.whole(bytes);
        assertThat(FORMAT.indexOf(whole, "car-1", 0)).isNull();
        assertThat(EntryFormat.payloadOfWhole(whole)).isEqualTo(bytes);
    }

    @Test
    void whatWasStoredWithAFormBeforeItIsRead() {
        byte[] stored = {1, 0, 5, 6};
        assertThat(FORMAT.indexOf(stored, "car-1", 0)).isNull();
        assertThat(EntryFormat.payloadOfWhole(stored)).containsExactly(5, 6);
    }

    @Test
    void corruptEntriesAreReported() {
        record Case(String message, List<LoggedMap.Change> changes) {}
        List<Case> cases = List.of(
                new Case("the value has 0 bytes", List.of(at(0, new byte[0]))),
                new Case("chunk 0 has form 3 and 3 bytes", List.of(at(0, new byte[] {1, 3, 3}))),
                new Case(
                        "a chunk begins with byte 2 instead of 1",
                        List.of(
                                index(1, 2, CHUNK + 1),
                                at(1, new byte[] {2, 2}),
                                at(2, FORMAT.part(new byte[1], 0, 1)))),
                new Case("the value has 1 bytes", List.of(at(0, new byte[] {1}))),
                new Case("chunk 0 has form 2 and 3 bytes", List.of(at(0, new byte[] {1, 2, 3}))),
                new Case("chunk 0 has form 1 and 4 bytes", List.of(at(0, new byte[] {1, 1, 0, 0}))),
                new Case("chunk count does not fit", List.of(index(1, 2, 5))),
                new Case("chunk count does not fit", List.of(index(0, 2, CHUNK + 1))),
                new Case("chunk count does not fit", List.of(index(1, -1, -5))),
                new Case("chunk count does not fit", List.of(index(Integer.MAX_VALUE, 2, CHUNK + 1))),
                new Case("the chunk at byte 0 of 524289 is missing", List.of(index(1, 2, CHUNK + 1))),
                new Case(
                        "the chunk at byte 524288 has 2 bytes instead of 1",
                        List.of(
                                index(1, 2, CHUNK + 1),
                                at(1, FORMAT.part(new byte[CHUNK], 0, CHUNK)),
                                at(2, FORMAT.part(new byte[2], 0, 2)))));
        for (Case corrupt : cases) {
            fixture.inner.entries.clear();
            corrupt.changes().forEach(change -> fixture.inner.put(change.key(), change.value()));
            assertThatThrownBy(() -> fixture.store.get("car-1"))
                    .isInstanceOf(ProcessorStateException.class)
                    .hasMessageStartingWith("Store rows, stream car-1, slot 0: corrupt state, ")
                    .hasMessageContaining(corrupt.message());
        }
    }

    @Test
    void keysAreAsWritten() {
        Bytes head = EntryKeys.of("ä", 0, 0);
        Bytes segment = EntryKeys.of("ä", 0x0102, 3);
        assertThat(head.get()).containsExactly(2, 0xc3, 0xa4);
        assertThat(segment.get()).containsExactly(1, 0xc3, 0xa4, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 3);
        assertThat(EntryKeys.id(segment.get())).isEqualTo("ä");
        assertThat(FORMAT.part(new byte[] {5, 6}, 1, 2)).containsExactly(1, 2, 6);
        assertThat(FORMAT.index(new EntryFormat.Index(1, 2, CHUNK + 1)))
                .containsExactly(1, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 8, 0, 1);
        assertThatThrownBy(() -> EntryKeys.of("car-1", -1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slot must not be negative, but it's -1");
    }

    private void put(int length, int fill) {
        fixture.store.put("car-1", Blob.of(length, fill));
        fixture.commit();
    }

    private static LoggedMap.Change at(int chunk, byte[] value) {
        return new LoggedMap.Change(EntryKeys.of("car-1", 0, chunk), value);
    }

    private static LoggedMap.Change index(int first, int parts, int length) {
        return at(0, FORMAT.index(new EntryFormat.Index(first, parts, length)));
    }
}
