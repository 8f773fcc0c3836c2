package io.pitwall.serdes.fragments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import java.util.HexFormat;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What records say about themselves, true or not. */
class FragmentTest {

    private static final String ID = "000102030405060708090a0b0c0d0e0f";

    private static Headers headers(@Nullable String id, @Nullable String count, @Nullable String index) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "__Q_SplitMessageId", id);
        add(headers, "__Q_SplitMessageCount", count);
        add(headers, "__Q_SplitMessageIndex", index);
        return headers;
    }

    private static void add(Headers headers, String name, @Nullable String hex) {
        if (hex != null) {
            headers.add(name, hex.equals("null") ? null : HexFormat.of().parseHex(hex));
        }
    }

    @Test
    void aLookTellsFragmentsFromOthers() {
        byte[] prefixed = {'<', 1, 0, 0, 0, '/', 0, '/', 1, '>'};
        assertThat(Fragment.isIn(headers(null, null, "00"), null))
                .as("claims to be")
                .isTrue();
        assertThat(Fragment.isIn(new RecordHeaders(), prefixed)).isTrue();
        assertThat(Fragment.isIn(new RecordHeaders().add("__Q_ModelKey", new byte[0]), prefixed))
                .isFalse();
        assertThat(Fragment.isIn(new RecordHeaders(), new byte[] {'<', 1, 0})).isFalse();
        assertThat(Fragment.isIn(new RecordHeaders(), null)).isFalse();
    }

    @Test
    void readsHeaders() {
        Fragment fragment = Fragment.of(headers(ID, "00010000", "02000000"), new byte[] {5});

        assertThat(fragment).hasToString("part 2 of 256 of message " + ID);
    }

    @Test
    void aHugeCountIsRead() {
        assertThat(Fragment.of(headers(ID, "ffffff7f", "feffff7f"), new byte[0]))
                .hasToString("part 2147483646 of 2147483647 of message " + ID);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "-    | 01000000 | 00000000 | header __Q_SplitMessageId of 16 bytes, but there is none",
                "ID   | -        | 00000000 | header __Q_SplitMessageCount of 4 bytes, but there is none",
                "ID   | 01000000 | -        | header __Q_SplitMessageIndex of 4 bytes, but there is none",
                "0001 | 01000000 | 00000000 | header __Q_SplitMessageId of 16 bytes, but it has 2",
                "ID00 | 01000000 | 00000000 | header __Q_SplitMessageId of 16 bytes, but it has 17",
                "null | 01000000 | 00000000 | header __Q_SplitMessageId of 16 bytes, but it has no value",
                "ID   | 010000   | 00000000 | header __Q_SplitMessageCount of 4 bytes, but it has 3",
                "ID   | 01000000 | null     | header __Q_SplitMessageIndex of 4 bytes, but it has no value",
                "ID   | 00000000 | 00000000 | count of at least 1 in __Q_SplitMessageCount, but it is 0",
                "ID   | ffffffff | 00000000 | count of at least 1 in __Q_SplitMessageCount, but it is -1",
                "ID   | 03000000 | 03000000 | index from 0 to 2 in __Q_SplitMessageIndex, but it is 3",
                "ID   | 03000000 | ffffffff | index from 0 to 2 in __Q_SplitMessageIndex, but it is -1",
                "ID   | 00000080 | 00000000 | count of at least 1 in __Q_SplitMessageCount, but it is -2147483648",
            })
    void refusesHeadersThatMakeNoSense(
            @Nullable String id, @Nullable String count, @Nullable String index, String expected) {
        Headers headers = headers(id == null ? null : id.replace("ID", ID), count, index);

        assertThatThrownBy(() -> Fragment.of(headers, new byte[1]))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("fragment, header form: expected ")
                .hasMessageEndingWith(expected);
    }

    @Test
    void refusesHeadersThatAreThereTwice() {
        Headers headers = headers(ID, "02000000", "00000000").add("__Q_SplitMessageIndex", new byte[] {1, 0, 0, 0});

        assertThatThrownBy(() -> Fragment.of(headers, new byte[1]))
                .hasMessage("fragment, header form: expected one header __Q_SplitMessageIndex, but there are several");
    }

    @Test
    void refusesAFragmentWithoutAValue() {
        assertThatThrownBy(() -> Fragment.of(headers(ID, "02000000", "00000000"), null))
                .hasMessage("fragment, header form: expected a slice of the message, but the record has no value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<", "<1234/0/1", " <1234/0/1>", "<1234/0/1)", "<1234-0/1>", "<1234/0-1>", "{1234/0/1>"})
    void otherBytesAreNoFragment(String value) {
        assertThat(Fragment.of(new RecordHeaders(), value.getBytes(ISO_8859_1))).isNull();
    }

    @Test
    void aTombstoneIsNoFragment() {
        assertThat(Fragment.of(new RecordHeaders(), null)).isNull();
    }

    @Test
    void readsAPrefixAndTheEmptySliceBehindIt() {
        Fragment fragment =
                Fragment.of(new RecordHeaders(), "<\u0001\u0000\u0000\u0000/\u0002/\u00FF>".getBytes(ISO_8859_1));

        assertThat(fragment).hasToString("part 2 of 256 of message 01000000");
    }

    @Test
    void whatHeadersNameIsNotLookedAtForAPrefix() {
        Headers headers = new RecordHeaders().add("__Q_ModelKey", new byte[] {'S'});

        assertThat(Fragment.of(headers, "<abcd/e/f> is text".getBytes(ISO_8859_1)))
                .isNull();
    }

    @Test
    void refusesAPrefixThatMakesNoSense() {
        assertThatThrownBy(() -> Fragment.of(new RecordHeaders(), "<abcd/b/a>".getBytes(ISO_8859_1)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("fragment, prefix form, byte 6: expected an index from 0 to 97, the last index, but it is"
                        + " 98");
    }
}
