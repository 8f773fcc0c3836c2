package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.quix.WireVectors.Case;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quix formats against the cases of {@code wire.json}. */
class WireVectorsTest {

    private static final int LEAST_READ = 35;
    private static final int LEAST_WRITTEN = 13;

    private final QuixModels models = new QuixModels(new JsonText());

    static Stream<Case> read() {
        return WireVectors.all().stream()
                .filter(vector -> WireVectors.notReadAloneBecause(vector).isEmpty());
    }

    static Stream<Case> written() {
        return WireVectors.all().stream()
                .filter(vector -> WireVectors.notWrittenBecause(vector).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("read")
    void isReadAsExpected(Case vector) {
        QuixRecord is = QuixRecords.read(vector.kafkaRecord());

        switch (vector.expect()) {
            case "decoded" ->
                assertThat(is)
                        .isEqualTo(new QuixRecord.Message(VectorModel.message(vector.text("model"), vector.decoded())));
            case "raw" ->
                assertThat(is).isInstanceOfSatisfying(QuixRecord.RawEvent.class, raw -> assertThat(raw.event())
                        .isEqualTo(EventBatch.of(new EventData(
                                WireVectors.RECORD_TIME_MS * 1_000_000, vector.text("kafka_key"), rawText(vector)))));
            case "error" -> assertThat(is).isInstanceOf(QuixRecord.Refused.class);
            case "ignored" -> assertThat(is).isInstanceOf(QuixRecord.Ignored.class);
            case "pending" -> assertThat(is).isInstanceOf(QuixRecord.Fragment.class);
            default -> throw new AssertionError("unknown expectation " + vector.expect());
        }
    }

    /** All that is in the record, or the content of its wrapper where the case says so. */
    private static String rawText(Case vector) {
        String whole = new String(vector.value(), StandardCharsets.UTF_8);
        return vector.decoded().path("as_event").path("Value").asText(whole);
    }

    /** A deserializer knows values and headers only. */
    @ParameterizedTest
    @MethodSource("read")
    void aDeserializerReadsMessagesAndRefusesTheRest(Case vector) {
        if (vector.expect().equals("decoded")) {
            assertThat(QuixFormat.instance().recognises(vector.headers(), vector.value()))
                    .isTrue();
            assertThat(QuixFormat.instance().decode(vector.headers(), vector.value()))
                    .isEqualTo(VectorModel.message(vector.text("model"), vector.decoded()));
        } else {
            assertThatThrownBy(() -> QuixFormat.instance().decode(vector.headers(), vector.value()))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageStartingWith("format quix");
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void isWrittenByteForByte(Case vector) {
        String model = vector.text("model");
        String codec = vector.text("codec");
        byte[] content = content(vector, model, codec);
        boolean isHeaded = QuixHeaders.areIn(vector.headers());
        Headers headers = new RecordHeaders();
        byte[] value = content;
        if (isHeaded) {
            QuixHeaders.write(headers, model, codec);
        } else if (vector.value()[0] == BinaryWrapper.MARKER) {
            value = BinaryWrapper.wrap(model, codec, content);
        } else {
            value = JsonWrapper.wrap(model, codec, content, !codec.equals("PB-Pd"));
        }

        assertThat(headers.toArray()).isEqualTo(vector.headers().toArray());
        if (vector.json().path("byte_exact_output").asBoolean()) {
            assertThat(new String(value, StandardCharsets.UTF_8))
                    .isEqualTo(new String(vector.value(), StandardCharsets.UTF_8));
            assertThat(value).isEqualTo(vector.value());
        }
        assertThat(QuixFormat.instance().decode(headers, value))
                .isEqualTo(VectorModel.message(model, vector.decoded()));
    }

    private byte[] content(Case vector, String model, String codec) {
        StreamMessage message = VectorModel.message(model, vector.decoded());
        if (message instanceof ParameterData data) {
            return models.timeseries(TimeseriesCodecName.of(codec))
                    .write(data, vector.decoded().path("Epoch").asLong());
        }
        QuixWriting writing = QuixWriting.asTheSdk()
                .withEvents(model.equals("EventData") ? QuixWriting.Events.SINGLE : QuixWriting.Events.ARRAY);
        return models.write(message, writing).content().bytes();
    }

    @Test
    void partsOfASplitMessageAreRecognised() {
        assertThat(WireVectors.all())
                .filteredOn(vector -> WireVectors.notReadAloneBecause(vector).isPresent())
                .isNotEmpty()
                .allSatisfy(vector ->
                        assertThat(QuixRecords.read(vector.kafkaRecord())).isInstanceOf(QuixRecord.Fragment.class));
    }

    @Test
    void notFewerCasesRunThanCouldWhenThisWasWritten() {
        assertThat(read()).hasSizeGreaterThanOrEqualTo(LEAST_READ);
        assertThat(written()).hasSizeGreaterThanOrEqualTo(LEAST_WRITTEN);
    }
}
