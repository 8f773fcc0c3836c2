package io.pitwall.serdes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamEnd;
import io.pitwall.serdes.plain.PlainFormat;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class MessageFormatsTest {

    private final MessageFormats formats = MessageFormats.all();
    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void readsTheFormatThatTheFirstBytesTell() {
        byte[] value = PlainFormat.instance().encode(StreamEnd.closed());

        assertThat(formats.decode(headers, value)).isEqualTo(StreamEnd.closed());
    }

    @Test
    void findsAFormatByItsName() {
        assertThat(formats.named("plain")).isSameAs(PlainFormat.instance());
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> formats.named("Plain"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'Plain' is no message format; there is packed, plain, quix");
    }

    @Test
    void refusesAnEmptyValue() {
        assertThatThrownBy(() -> formats.decode(headers, new byte[0]))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("the record value is empty: a stream message has at least a few bytes");
    }

    @Test
    void showsTheFirstBytesOfAnUnknownFormat() {
        assertThatThrownBy(() -> formats.decode(headers, "nothing known".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("unknown message format: the value (13 bytes) starts with 6e 6f 74 68 69 6e 67 20, which is"
                        + " none of packed, plain, quix");
        assertThatThrownBy(() -> formats.decode(headers, new byte[] {(byte) 0xC3}))
                .hasMessage(
                        "unknown message format: the value (1 bytes) starts with c3, which is none of packed, plain, quix");
        assertThatThrownBy(() -> formats.decode(headers, new byte[] {(byte) 0xC3, 2, 0}))
                .hasMessage(
                        "unknown message format: the value (3 bytes) starts with c3 02 00, which is none of packed, plain, quix");
    }

    @Test
    void refusesAnUnknownFingerprint() {
        assertThatThrownBy(() -> formats.decode(headers, new byte[] {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0}))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage(
                        "unknown schema, byte 2: the fingerprint 0807060504030201 is of no schema of the formats packed,"
                                + " plain, quix; a newer version may have written it");
    }

    @Test
    void kafkaTakesAnUnreadableMessageForAnErrorOfSerialization() {
        assertThat(new UnreadableMessageException("x")).isInstanceOf(SerializationException.class);
    }
}
