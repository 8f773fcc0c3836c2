package io.pitwall.serdes.quix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.vectors.RowView;
import io.pitwall.serdes.vectors.VectorModel;
import io.pitwall.serdes.vectors.WireCase;
import io.pitwall.serdes.vectors.WireVectors;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quix formats against the vectors: every case, each record by itself. */
class WireVectorsTest {

    private static final int LEAST_READ = 38;
    private static final int LEAST_WRITTEN = 13;

    private static final Class<?> PART = QuixRecord.Fragment.class;

    /** A tombstone is no message and no error of a message; a case may call it either. */
    private static final Class<?> IGNORED = QuixRecord.Ignored.class;

    private final QuixModels models = new QuixModels(new JsonText());

    static List<WireCase> all() {
        return WireVectors.all();
    }

    /** Parts of split messages are written by cutting, which has a test of its own. */
    static Stream<WireCase> written() {
        return all().stream().filter(vector -> vector.isWritten() && !vector.isAboutParts());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isUnderstood(WireCase vector) {
        assertThat(vector.notUnderstood()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadAsExpected(WireCase vector) {
        QuixRecord is = QuixRecords.read(vector.kafkaRecord());

        switch (vector.expect()) {
            case "decoded" ->
                assertThat(is)
                        .isInstanceOfSatisfying(
                                QuixRecord.Message.class, message -> assertIsAsDecoded(message.message(), vector));
            case "raw" ->
                assertThat(is)
                        .isInstanceOfSatisfying(QuixRecord.RawEvent.class, raw -> assertIsAsRaw(raw.event(), vector));
            case "error" -> assertThat(is).isInstanceOf(vector.value() == null ? IGNORED : QuixRecord.Refused.class);
            case "ignored" -> assertThat(is).isInstanceOf(vector.isAboutParts() ? PART : IGNORED);
            case "pending", "merged" -> assertThat(is).isInstanceOf(PART);
            case "discarded" -> assertThat(is).isInstanceOfAny(PART, QuixRecord.Refused.class);
            default -> throw new AssertionError("unknown expectation " + vector.expect());
        }
    }

    private static void assertIsAsDecoded(StreamMessage message, WireCase vector) {
        if (RowView.isIn(vector.decoded())) {
            assertThat(RowView.of((ParameterData) message)).isEqualTo(RowView.of(vector.decoded()));
        } else {
            assertThat(message).isEqualTo(VectorModel.message(vector));
        }
    }

    private static void assertIsAsRaw(EventBatch raw, WireCase vector) {
        byte[] key = vector.key();
        assertThat(raw)
                .isEqualTo(EventBatch.of(new EventData(
                        TimeUnit.MILLISECONDS.toNanos(vector.timestampMs()),
                        key == null ? QuixRecords.NO_STREAM_ID : new String(key, UTF_8),
                        vector.decoded().path("as_event").path("Value").asText(unsaid(vector)))));
    }

    /** Where a case does not say it: all that is in the record, or what its JSON wrapper holds if it names a model. */
    private static String unsaid(WireCase vector) {
        String whole = new String(vector.bytes(), UTF_8);
        if (vector.model().isEmpty() || !whole.startsWith("{")) {
            return whole;
        }
        int content = whole.indexOf("\"V\":") + 4;
        String held = whole.substring(content, whole.indexOf(",\"S\":", content));
        return held.startsWith("\"")
                ? new String(Base64.getDecoder().decode(held.substring(1, held.length() - 1)), UTF_8)
                : held;
    }

    /** A deserializer knows values and headers only: no keys, so it cannot tell keep-alives. */
    @ParameterizedTest
    @MethodSource("all")
    void aDeserializerReadsMessagesAndRefusesTheRest(WireCase vector) {
        byte[] value = vector.value();
        try (var serde = new StreamMessageSerde()) {
            if (vector.expect().equals("decoded")) {
                assertIsAsDecoded(serde.deserializer().deserialize("t", vector.headers(), value), vector);
            } else if (value == null) {
                assertThat(serde.deserializer().deserialize("t", vector.headers(), value))
                        .isNull();
            } else {
                assertThatThrownBy(() -> serde.deserializer().deserialize("t", vector.headers(), value))
                        .isInstanceOf(UnreadableMessageException.class);
                assertThatThrownBy(() -> QuixFormat.instance().decode(vector.headers(), value))
                        .isInstanceOf(UnreadableMessageException.class)
                        .hasMessageFindingMatch("^(format quix|fragment), ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void isWrittenByteForByte(WireCase vector) {
        String model = vector.model();
        String codec = vector.codec();
        byte[] content = content(vector);
        boolean isHeaded = QuixHeaders.areIn(vector.headers());
        Headers headers = new RecordHeaders();
        byte[] value = content;
        if (isHeaded) {
            QuixHeaders.write(headers, model, codec);
        } else if (vector.bytes()[0] == BinaryWrapper.MARKER) {
            value = BinaryWrapper.wrap(model, codec, content);
        } else {
            value = JsonWrapper.wrap(model, codec, content, !codec.equals("PB-Pd"));
        }

        assertThat(headers.toArray()).isEqualTo(vector.headers().toArray());
        if (vector.isByteExact()) {
            assertThat(new String(value, UTF_8)).isEqualTo(new String(vector.bytes(), UTF_8));
            assertThat(value).isEqualTo(vector.bytes());
        }
        assertThat(QuixFormat.instance().decode(headers, value)).isEqualTo(VectorModel.message(vector));
    }

    private byte[] content(WireCase vector) {
        StreamMessage message = VectorModel.message(vector);
        if (message instanceof ParameterData data) {
            return models.timeseries(TimeseriesCodecName.of(vector.codec()))
                    .write(data, vector.decoded().path("Epoch").asLong());
        }
        QuixWriting writing = QuixWriting.asTheSdk()
                .withEvents(vector.model().equals("EventData") ? QuixWriting.Events.SINGLE : QuixWriting.Events.ARRAY);
        return models.write(message, writing).content().bytes();
    }

    @Test
    void notFewerCasesRunThanCouldWhenThisWasWritten() {
        if (WireVectors.areTheHandedOut()) {
            assertThat(all()).hasSizeGreaterThanOrEqualTo(LEAST_READ);
            assertThat(written()).hasSizeGreaterThanOrEqualTo(LEAST_WRITTEN);
        }
        assertThat(all()).extracting(WireCase::id).doesNotHaveDuplicates();
    }
}
