package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.StreamEnd;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuixRecordsTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static QuixRecord read(byte @Nullable [] key, long timestampMs, byte @Nullable [] value) {
        return QuixRecords.read(new ConsumerRecord<>(
                "t",
                0,
                0,
                timestampMs,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    private static EventBatch event(long timeNs, String streamId, String value) {
        return EventBatch.of(new EventData(timeNs, streamId, value));
    }

    @Test
    void aMessageIsAMessage() {
        byte[] value = QuixFormat.instance().encode(new RecordHeaders(), StreamEnd.closed());

        assertThat(read(utf8("car-1"), 5, value)).isEqualTo(new QuixRecord.Message(StreamEnd.closed()));
    }

    @Test
    void rawBytesAreAnEventOfTheStreamAtTheTimeOfTheRecord() {
        assertThat(read(utf8("car/\u00E91"), 1_600_000_000_123L, utf8("h\u00E9llo")))
                .isEqualTo(new QuixRecord.RawEvent(
                        event(1_600_000_000_123_000_000L, "car/\u00E91", "h\u00E9llo"),
                        "it starts like none of the forms"));
        assertThat(read(utf8("a"), 1, new byte[] {'x', (byte) 0xFF}))
                .isEqualTo(
                        new QuixRecord.RawEvent(event(1_000_000, "a", "x\uFFFD"), "it starts like none of the forms"));
    }

    @Test
    void whatAWrapperHoldsIsAnEventWhereTheModelIsUnknown() {
        byte[] json = utf8("{\"C\":\"JT\",\"K\":\"Mine\",\"V\":{\"a\":1},\"S\":25,\"E\":32}");
        byte[] base64 = utf8("{\"C\":\"S\",\"K\":\"String\",\"V\":\"aMOp\",\"S\":26,\"E\":32}");
        byte[] binary = BinaryWrapper.wrap("String", "S", utf8("h\u00E9"));

        assertThat(read(utf8("a"), 1, json))
                .isInstanceOfSatisfying(QuixRecord.RawEvent.class, raw -> assertThat(raw.event())
                        .isEqualTo(event(1_000_000, "a", "{\"a\":1}")));
        assertThat(read(utf8("a"), 1, base64))
                .isInstanceOfSatisfying(QuixRecord.RawEvent.class, raw -> assertThat(raw.event())
                        .isEqualTo(event(1_000_000, "a", "h\u00E9")));
        assertThat(read(utf8("a"), 1, binary))
                .isInstanceOfSatisfying(QuixRecord.RawEvent.class, raw -> assertThat(raw.event())
                        .isEqualTo(event(1_000_000, "a", "h\u00E9")));
    }

    @Test
    void withoutAKeyOrATimeThereAreStandIns() {
        assertThat(read(null, -1, utf8("x")))
                .isEqualTo(new QuixRecord.RawEvent(event(0, "NO_STREAM_ID", "x"), "it starts like none of the forms"));
        assertThat(read(new byte[0], Long.MAX_VALUE, utf8("x")))
                .isEqualTo(new QuixRecord.RawEvent(
                        event(Long.MAX_VALUE, "NO_STREAM_ID", "x"), "it starts like none of the forms"));
    }

    @Test
    void tombstonesAndKeepAlivesAreIgnored() {
        assertThat(read(utf8("car-1"), 1, null)).isEqualTo(new QuixRecord.Ignored("a tombstone"));
        assertThat(read(utf8("___KA___"), 1, utf8("anything"))).isEqualTo(new QuixRecord.Ignored("a keep-alive"));
        assertThat(read(utf8("___KA___"), 1, null)).isEqualTo(new QuixRecord.Ignored("a keep-alive"));
    }

    @Test
    void anEmptyValueAndABrokenMessageAreRefused() {
        assertThat(read(utf8("a"), 1, new byte[0]))
                .isInstanceOfSatisfying(QuixRecord.Refused.class, refused -> assertThat(refused.reason())
                        .hasMessage("format quix, byte 0: expected a message, but the value is empty"));
        assertThat(read(utf8("a"), 1, utf8("{\"C\":\"JT\",\"K\":\"StreamEnd\",\"V\":[],\"S\":30,\"E\":32}")))
                .isInstanceOf(QuixRecord.Refused.class);
    }

    @Test
    void aPartOfASplitMessageIsToldByItsMarks() {
        assertThat(read(utf8("a"), 1, utf8("<1234/1/2>"))).isInstanceOf(QuixRecord.Fragment.class);
        assertThat(read(utf8("a"), 1, utf8("<1234/1/2"))).isInstanceOf(QuixRecord.RawEvent.class);
        assertThat(read(utf8("a"), 1, utf8("<html>................"))).isInstanceOf(QuixRecord.RawEvent.class);
        assertThat(read(utf8("a"), 1, utf8("<1234/2/1>")))
                .isInstanceOfSatisfying(QuixRecord.Refused.class, refused -> assertThat(refused.reason())
                        .hasMessageStartingWith("fragment, prefix form, byte 6: expected an index from 0 to 49"));
    }
}
