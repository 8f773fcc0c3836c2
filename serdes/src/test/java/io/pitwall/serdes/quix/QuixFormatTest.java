package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.plain.PlainFormat;
import io.pitwall.serdes.plain.SampleMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuixFormatTest {

    private static final ParameterData DATA =
            ParameterData.builder().row(1).put("Speed", 200).build();

    private final QuixFormat format = QuixFormat.instance();

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Headers headers(String model, String codec) {
        Headers headers = new RecordHeaders();
        QuixHeaders.write(headers, model, codec);
        return headers;
    }

    static Stream<QuixWriting> forms() {
        return Forms.all().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everySampleComesBackInEveryForm(QuixWriting form) {
        SampleMessages.all().forEach((name, message) -> assertThat(Canonical.of(Forms.roundTrip(form, message)))
                .as(name)
                .isEqualTo(Canonical.of(message)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormIsRecognised(QuixWriting form) {
        Headers headers = new RecordHeaders();
        byte[] value = QuixFormat.writing(form).encode(headers, DATA);

        assertThat(format.recognises(headers, value)).isTrue();
        assertThat(PlainFormat.instance().recognises(headers, value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'{', true", "'<', true", "'\u0001', true", "'x', false", "'', false"})
    void valuesAreToldByTheirFirstByte(String value, boolean expected) {
        assertThat(format.recognises(new RecordHeaders(), utf8(value))).isEqualTo(expected);
    }

    @Test
    void oneHeaderAloneIsNoHeaderForm() {
        Headers modelOnly = new RecordHeaders().add(QuixHeaders.MODEL, utf8("StreamEnd"));
        Headers codecIsEmpty = headers("StreamEnd", "");
        byte[] wrapped = JsonWrapper.wrap("StreamEnd", "JT", utf8("{}"), true);

        assertThat(format.recognises(modelOnly, utf8("x"))).isFalse();
        assertThat(format.decode(modelOnly, wrapped)).isEqualTo(StreamEnd.closed());
        assertThat(format.decode(codecIsEmpty, wrapped)).isEqualTo(StreamEnd.closed());
    }

    @Test
    void headersOfWhatTheRecordWasBeforeAreTakenAway() {
        Headers headers = headers("StreamProperties", "JT").add("traceparent", utf8("00-1"));

        byte[] value = format.encode(headers, StreamEnd.closed());

        assertThat(headers.toArray()).extracting("key").containsExactly("traceparent");
        assertThat(format.decode(headers, value)).isEqualTo(StreamEnd.closed());
    }

    @ParameterizedTest
    @CsvSource({
        "json, JT, '{\"C\":\"JT\",\"K\":\"ParameterData\"'",
        "json, PB-Pd, '{\"C\":\"PB-Pd\",\"K\":\"ParameterData\"'",
        "binary, PB-Pd, '\u0001\u0005PB-Pd\rParameterData'",
        "header, JT-PaDa-1, '{\"Numerics\":'"
    })
    void theSerializerWritesTheFormOfTheSettings(String wrapper, String codec, String start) {
        try (var serde = new StreamMessageSerde()) {
            serde.configure(
                    Map.of(
                            StreamMessageSerde.FORMAT_CONFIG,
                            "quix",
                            QuixWriting.WRAPPER_CONFIG,
                            wrapper,
                            QuixWriting.CODEC_CONFIG,
                            codec),
                    false);
            Headers headers = new RecordHeaders();
            byte[] value = serde.serializer().serialize("t", headers, DATA);

            assertThat(new String(value, StandardCharsets.ISO_8859_1)).startsWith(start);
            assertThat(serde.deserializer().deserialize("t", headers, value)).isEqualTo(DATA);
        }
    }

    @Test
    void withoutSettingsItWritesAsTheSdk() {
        assertThat(new String(format.encode(new RecordHeaders(), DATA), StandardCharsets.UTF_8))
                .isEqualTo("{\"C\":\"JT\",\"K\":\"ParameterData\",\"V\":{\"Timestamps\":[1],\"NumericValues\":"
                        + "{\"Speed\":[200.0]},\"StringValues\":{},\"BinaryValues\":{},\"TagValues\":{}},"
                        + "\"S\":34,\"E\":137}");
        assertThat(format.configured(Map.of()).encode(new RecordHeaders(), DATA))
                .isEqualTo(format.encode(new RecordHeaders(), DATA));
    }

    @Test
    void aSingleEventMayBeWrittenAsSuch() {
        EventBatch one = EventBatch.of(new EventData(1, "e", "v"));
        QuixFormat single =
                format.configured(Map.of("pitwall.quix.wrapper", "header", "pitwall.quix.events", "single"));
        Headers headers = new RecordHeaders();

        assertThat(new String(single.encode(headers, one), StandardCharsets.UTF_8))
                .isEqualTo("{\"Timestamp\":1,\"Tags\":{},\"Id\":\"e\",\"Value\":\"v\"}");
        assertThat(headers.lastHeader(QuixHeaders.MODEL).value()).isEqualTo(utf8("EventData"));
        single.encode(headers, new EventBatch(List.of()));
        assertThat(headers.lastHeader(QuixHeaders.MODEL).value()).isEqualTo(utf8("EventData[]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pitwall.quix.wrapper | xml | pitwall.quix.wrapper is 'xml'; there is json, binary, header",
                "pitwall.quix.codec | PB | 'PB' is no codec of Quix timeseries; there is JT, JT-PaDa-1, PB-Pd",
                "pitwall.quix.events | one | pitwall.quix.events is 'one'; there is array, single",
                "pitwall.quix.compression | zstd | pitwall.quix.compression is 'zstd'; there is none, gzip",
                "pitwall.quix.compression | gzip | pitwall.quix.compression=gzip needs pitwall.quix.wrapper=header, but"
                        + " it is json: no reader looks for it there"
            })
    void aSettingThatItCannotHaveIsRefused(String setting, String value, String message) {
        assertThatThrownBy(() -> format.configured(Map.of(setting, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void theDeserializerSaysWhatARecordIsInstead() {
        assertRefused(
                new RecordHeaders(),
                "{\"a\":1}",
                "format quix, byte 0: expected a Quix message, but the value is raw bytes:"
                        + " it is no JSON wrapper: V with a content, S and E are not all there");
        assertRefused(
                new RecordHeaders(),
                "{\"C\":\"S\",\"K\":\"String\",\"V\":\"\",\"S\":26,\"E\":28}",
                "format quix, byte 0: expected a Quix message, but the value is raw bytes: its wrapper names the model 'String'"
                        + " and the codec 'S', which are not known together");
        assertRefused(
                new RecordHeaders(),
                "<1234/1/2>part",
                "format quix, byte 0: expected a whole message, but the record is part 49 of 51 of message 31323334; join the"
                        + " parts first");
        assertRefused(
                headers("StreamEnd", "PB"),
                "{}",
                "format quix, headers: expected a known model and codec, but they are 'StreamEnd' and 'PB'");
        assertRefused(
                headers("StreamEnd", "[GZIP]JT"),
                "{}",
                "format quix, byte 0: expected a complete gzip content: Not in GZIP format");
        assertRefused(
                headers("StreamEnd", "JT"),
                "",
                "format quix, byte 0: expected an object: the end of the stream, but there is the end");
        assertRefused(new RecordHeaders(), "", "format quix, byte 0: expected a message, but the value is empty");
    }

    private void assertRefused(Headers headers, String value, String message) {
        assertThatThrownBy(() -> format.decode(headers, utf8(value)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage(message);
    }

    /** Newer Python passes on the headers of what it read, whatever it writes. */
    @Test
    void headersOfAnotherRecordMeanNothingToAWrapper() {
        byte[] wrapped = format.encode(new RecordHeaders(), DATA);
        String single = "{\"C\":\"JT\",\"K\":\"EventData\",\"V\":{\"Id\":\"e\"},\"S\":0,\"E\":1}";

        assertThat(format.decode(headers("StreamEnd", "JT"), wrapped)).isEqualTo(DATA);
        assertThat(format.decode(headers("TimeseriesData", "[GZIP]JT"), wrapped))
                .isEqualTo(DATA);
        assertThat(format.decode(headers("Mine", "PB"), utf8(single)))
                .isEqualTo(EventBatch.of(new EventData(0, "e", "")));
    }

    @Test
    void whatOnlyStartsAsAWrapperIsWhatTheHeadersSay() {
        assertThat(format.decode(headers("StreamEnd", "JT"), utf8("{\"C\":\"JT\",\"StreamEndType\":1}")))
                .isEqualTo(new StreamEnd(StreamEnd.Type.ABORTED));
        assertRefused(
                headers("EventData", "JT"),
                "{\"C\":\"JT\",\"K\":\"Mine\",\"V\":{},\"S\":25,\"E\":27}",
                "format quix, byte 0: expected an object: an event, but it has other members only");
    }

    @Test
    void offsetsOfErrorsCountFromTheStartOfTheValue() {
        String start = "{\"C\":\"JT\",\"K\":\"StreamEnd\",\"V\":";

        assertRefused(
                new RecordHeaders(),
                start + "{\"StreamEndType\":true},\"S\":30,\"E\":52}",
                "format quix, byte " + (start.length() + 17)
                        + ": expected a text: the type of an end, but there is true");
    }

    /** Every model and alias, in each codec that is read of it. */
    @ParameterizedTest
    @CsvSource({
        "TimeseriesData, J, '{\"Timestamps\":[1],\"NumericValues\":{\"Speed\":[200]}}'",
        "ParameterData, JT-PaDa-1, '{\"Numerics\":{\"Speed\":[0,200.0]},\"Timestamps\":[1]}'"
    })
    void aliasesAreRead(String model, String codec, String content) {
        assertThat(format.decode(headers(model, codec), utf8(content))).isEqualTo(DATA);
    }

    @ParameterizedTest
    @CsvSource({"EventData[], JT", "EventData, JT", "List`1, J", "EventData[], J"})
    void eventsAreReadUnderEveryName(String model, String codec) {
        StreamMessage expected = EventBatch.of(new EventData(1, "e", "v"));

        assertThat(format.decode(headers(model, codec), utf8("[{\"Timestamp\":1,\"Id\":\"e\",\"Value\":\"v\"}]")))
                .isEqualTo(expected);
        assertThat(format.decode(headers(model, codec), utf8("{\"Timestamp\":1,\"Id\":\"e\",\"Value\":\"v\"}")))
                .isEqualTo(expected);
    }
}
