package io.pitwall.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.state.StoredEntries;
import io.pitwall.state.UnreadableStateException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderStateLayoutTest {

    private static final ValueType<Long> LONG = ValueType.of(Long.class);
    private static final ValueType<String> TEXT = ValueType.of(String.class);

    /** A head with the buffer "b" and the writer "w", the scalar "n" of -1, the entry "k" of the dictionary "d", and a free slot. */
    private static final Map<Long, String> GOLDEN = Map.of(
            0L,
            "01" + "0000000000000004" + "00000001" + "0000000162" + "00000001" + "0000000177",
            1L,
            "01" + "00" + "6c" + "000000016e" + "00000000" + "00000008ffffffffffffffff",
            2L,
            "01ff",
            3L,
            "01" + "01" + "73" + "0000000164" + "000000016b" + "00000002c3bc");

    private final ReaderStateLayout layout = new ReaderStateLayout();
    private final HeapEntries entries = new HeapEntries();

    private ReaderState loaded(HeapEntries stored) {
        return Objects.requireNonNull(layout.load(stored));
    }

    @Test
    void nothingIsStoredOfNothing() {
        assertThat(layout.load(entries)).isNull();
    }

    @Test
    void goldenBytes() {
        ReaderState state = new ReaderState();
        state.addBuffer("b");
        state.addWriter("w");
        state.put(state.state("n", StateKind.SCALAR, LONG), "", LONG.encode().apply(-1L));
        NamedState dictionary = state.state("d", StateKind.DICTIONARY, TEXT);
        state.put(dictionary, "gone", TEXT.encode().apply("x"));
        state.put(dictionary, "k", TEXT.encode().apply("ü"));
        state.remove(dictionary, "gone");
        layout.save(state, entries);

        assertThat(entries.hex()).isEqualTo(GOLDEN);
    }

    @Test
    void goldenBytesAreReadForEver() {
        ReaderState state = loaded(HeapEntries.of(GOLDEN));

        assertThat(state.buffers()).containsExactly("b");
        assertThat(state.writers()).containsExactly("w");
        assertThat(state.state("n", StateKind.SCALAR, LONG).get(""))
                .isEqualTo(LONG.encode().apply(-1L));
        assertThat(state.state("d", StateKind.DICTIONARY, TEXT).get("k")).isEqualTo("ü".getBytes(UTF_8));
        assertThat(state.slotCount()).isEqualTo(4);
    }

    @Test
    void onlyWhatChangedIsWritten() {
        ReaderState state = loaded(HeapEntries.of(GOLDEN));
        NamedState dictionary = state.state("d", StateKind.DICTIONARY, TEXT);

        assertThat(state.put(dictionary, "k", "ü".getBytes(UTF_8))).isFalse();
        layout.save(state, entries);
        assertThat(entries.hex()).isEmpty();

        assertThat(state.put(dictionary, "k", "u".getBytes(UTF_8))).isTrue();
        layout.save(state, entries);
        assertThat(entries.hex()).containsOnlyKeys(3L);
    }

    @Test
    void aFreeSlotIsUsedAgain() {
        ReaderState state = loaded(HeapEntries.of(GOLDEN));
        NamedState dictionary = state.state("d", StateKind.DICTIONARY, TEXT);
        state.put(dictionary, "new", "1".getBytes(UTF_8));
        layout.save(state, entries);

        assertThat(entries.hex()).containsOnlyKeys(2L);
    }

    @Test
    void anEndRemovesEverything() {
        HeapEntries stored = HeapEntries.of(GOLDEN);
        layout.remove(loaded(stored), stored);

        assertThat(stored.hex()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 02,                                  is stored in version 2",
        "0, '',                                  is cut off at byte 0 of 0",
        "0, 010000000000000000,                  is cut off",
        "0, 0100000000000000000000000000000000,  tells slots up to 0",
        "0, 0100000000000000010000000000000000aa, has 1 bytes too many",
        "0, 01000000000000000100ffffff00000000,  tells a length of 16777215",
        "0, 0100000000000000050000000000000000,  has lost slot 4 of 4",
        "3, 0107,                                is of the unknown kind 7",
        "3, 010173000000016400000001,            tells a length of 1",
    })
    void corruptBytesAreTold(long slot, String hex, String message) {
        HeapEntries stored = HeapEntries.of(GOLDEN);
        stored.put(slot, HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> layout.load(stored))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining(message.strip());
    }

    @Test
    void everyByteThatIsCutOffIsNoticed() {
        String head = Objects.requireNonNull(GOLDEN.get(StoredEntries.HEAD));
        for (int length = 0; length < head.length(); length += 2) {
            HeapEntries stored = HeapEntries.of(GOLDEN);
            stored.put(0, HexFormat.of().parseHex(head.substring(0, length)));
            assertThatThrownBy(() -> layout.load(stored)).isInstanceOf(UnreadableStateException.class);
        }
    }
}
