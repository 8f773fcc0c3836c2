package io.pitwall.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdSerdeTest {

    private final StreamIdSerde serde = new StreamIdSerde();

    @AfterEach
    void close() {
        serde.close();
    }

    private String read(byte[] key) {
        return serde.deserializer().deserialize("car-data", new RecordHeaders(), key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"car-1", "\u0000", "\u00E9\u0301", "\uFFFD", "\uFFFF", "\uD83C\uDFCE\uFE0F", "\uDBFF\uDFFF"})
    void readsWhatItWrites(String id) {
        byte[] key = serde.serializer().serialize("car-data", id);

        assertThat(key).isEqualTo(id.getBytes(StandardCharsets.UTF_8));
        assertThat(read(key)).isEqualTo(id);
        assertThat(serde.deserializer().deserialize("car-data", new RecordHeaders(), ByteBuffer.wrap(key)))
                .isEqualTo(id);
    }

    @Test
    void writesLikeKafkasOwnStringSerde() {
        try (var strings = Serdes.String()) {
            assertThat(serde.serializer().serialize("t", "caf\u00E9"))
                    .isEqualTo(strings.serializer().serialize("t", "caf\u00E9"));
        }
    }

    @Test
    void refusesAMissingKey() {
        assertThatThrownBy(() -> serde.deserializer().deserialize("car-data", null))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("the record has no key: the key must be the stream id");
        assertThatThrownBy(() -> serde.deserializer().deserialize("car-data", new RecordHeaders(), (ByteBuffer) null))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "overlong slash, c0 af",
        "overlong in three bytes, e0 80 af",
        "lone high surrogate, 61 ed a0 80",
        "lone low surrogate, ed bf bf 61",
        "surrogate pair as six bytes, ed a0 bc ed bf 8e",
        "beyond Unicode, f4 90 80 80",
        "cut off, 63 61 72 c3",
        "no lead byte, 80",
        "Latin-1, 63 61 66 e9",
        "five bytes, f8 88 80 80 80",
    })
    void refusesBytesThatAreNotUtf8(String what, String hex) {
        assertThatThrownBy(() -> read(HexFormat.ofDelimiter(" ").parseHex(hex)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("the record key is not UTF-8, so it is no stream id: " + hex);
    }

    @Test
    void showsNoMoreThan32BytesOfAKey() {
        byte[] key = new byte[40];
        key[39] = (byte) 0xFF;

        assertThatThrownBy(() -> read(key)).hasMessageEndingWith(": " + "00 ".repeat(31) + "00");
    }

    @Test
    void refusesToWriteHalfOfASurrogatePair() {
        assertThatThrownBy(() -> new StreamIdSerde().serializer().serialize("t", "car-\uD83C"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("holds half of a surrogate pair");
    }
}
