package io.pitwall.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as they are, and heads under the keys of version 1. */
class InnerEntriesTest {

    private static final Bytes OLD_HEAD = key("00 61 0000000000000000 00000000");
    private static final Bytes OLD_INLINE = key("00 61 7fffffffffffffff 00000000");
    private static final Bytes OLD_CHUNK = key("00 61 0000000000000000 00000001");
    private static final Bytes HEAD = key("02 61");
    private static final Bytes INLINE = key("03 61");
    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2};

    private final LoggedMap inner = new LoggedMap();
    private final InnerEntries entries = InnerEntries.ofWriter(inner);

    @ParameterizedTest
    @CsvSource({
        "a, 0, 0, 02 61",
        "a, 9223372036854775807, 0, 03 61",
        "a, 9223372036854775806, 0, 04 61",
        "a, 0, 1, 00 61 0000000000000000 00000001",
        "a, 9223372036854775807, 2, 00 61 7fffffffffffffff 00000002",
        "a, 258, 0, 01 61 0000000000000102 00000000",
        "ä, 258, 3, 01 c3a4 0000000000000102 00000003",
        "'', 0, 0, 02",
        "'', 1, 0, 01 0000000000000001 00000000"
    })
    void keysAreAsWritten(String id, long slot, int chunk, String expected) {
        Bytes key = EntryKeys.of(id, slot, chunk);
        assertThat(key).isEqualTo(key(expected));
        assertThat(EntryKeys.id(key.get())).isEqualTo(id);
        assertThat(EntryKeys.slot(key.get())).isEqualTo(slot);
        assertThat(EntryKeys.startsOlderHead(key.get())).isFalse();
    }

    @Test
    void headsOfVersion1AreFoundAndMoveWhenTheyAreWritten() {
        inner.put(OLD_HEAD, OLD);
        inner.put(OLD_INLINE, OLD);
        inner.put(OLD_CHUNK, OLD);
        assertThat(entries.get(HEAD)).isEqualTo(OLD);
        assertThat(heads()).containsExactly("a 0 1", "a 9223372036854775807 1");

        entries.put(HEAD, NEW);
        entries.delete(INLINE);
        assertThat(entries.get(HEAD)).isEqualTo(NEW);
        assertThat(entries.get(INLINE)).isNull();
        assertThat(heads()).containsExactly("a 0 2");
        assertThat(inner.entries).containsOnlyKeys(HEAD, OLD_CHUNK);
    }

    @Test
    void aCrashWithinAMoveLeavesOneOfThem() {
        inner.put(OLD_HEAD, OLD);
        entries.put(HEAD, NEW);
        for (int length = 1; length <= inner.changelog.size(); length++) {
            InnerEntries restored = InnerEntries.ofWriter(LoggedMap.restored(inner.changelog, length));
            assertThat(restored.get(HEAD)).isEqualTo(length == 1 ? OLD : NEW);
            List<String> found = new ArrayList<>();
            restored.forEachHead((id, slot, chunk) -> found.add(id + " " + slot + " " + chunk[0]));
            assertThat(found).containsExactly("a 0 " + (length == 1 ? 1 : 2));
        }
    }

    @Test
    void aCrashWithinADeletionDoesNotBringTheOlderOneBack() {
        inner.put(HEAD, NEW);
        inner.put(OLD_HEAD, OLD);
        entries.delete(HEAD);
        assertThat(inner.changelog).hasSize(4);
        assertThat(InnerEntries.ofWriter(LoggedMap.restored(inner.changelog, 3)).get(HEAD))
                .isEqualTo(NEW);
        assertThat(entries.get(HEAD)).isNull();
        assertThat(inner.entries).isEmpty();
    }

    @Test
    void aQueryFindsWhatIsUnderEitherKey() {
        inner.put(OLD_HEAD, OLD);
        inner.put(INLINE, NEW);
        InnerEntries query = InnerEntries.ofQuery(inner);
        assertThat(query.get(HEAD)).isEqualTo(OLD);
        assertThat(query.get(INLINE)).isEqualTo(NEW);
        assertThat(query.get(EntryKeys.of("b", 0, 0))).isNull();
    }

    @Test
    void aStoreWithoutAnyIsNotAskedTwice() {
        inner.put(OLD_CHUNK, OLD);
        for (int i = 0; i < 3; i++) {
            assertThat(entries.get(HEAD)).isNull();
        }
        assertThat(inner.gets).isEqualTo(3);
        entries.put(HEAD, NEW);
        entries.delete(HEAD);
        assertThat(inner.gets).isEqualTo(3);
        assertThat(inner.changelog).hasSize(3);
    }

    @Test
    void whatARestoreBringsIsLookedForAnew() {
        assertThat(entries.get(HEAD)).isNull();
        inner.put(OLD_HEAD, OLD);
        entries.clear();
        assertThat(entries.get(HEAD)).isEqualTo(OLD);
    }

    private List<String> heads() {
        List<String> found = new ArrayList<>();
        entries.forEachHead((id, slot, chunk) -> found.add(id + " " + slot + " " + chunk[0]));
        return found;
    }

    private static Bytes key(String hex) {
        return Bytes.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
