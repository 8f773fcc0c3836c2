package io.pitwall.serdes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a record is said with the format, the place within the record, and what was expected there. */
class ErrorContractTest {

    private static final ParameterData DATA = ParameterData.builder()
            .row(1)
            .put("Speed", 200)
            .put("Driver", "Ana")
            .tag("Lap", "1")
            .build();

    private final StreamMessageSerde reading = serde(Map.of("schema.registry.url", "mock://errors"));

    private static StreamMessageSerde serde(Map<String, ?> configs) {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(configs, false);
        return serde;
    }

    private String error(Headers headers, byte[] value) {
        UnreadableMessageException error = catchThrowableOfType(
                UnreadableMessageException.class, () -> reading.deserializer().deserialize("car-data", headers, value));
        assertThat(error).isNotNull();
        return String.valueOf(error.getMessage());
    }

    private static Headers headers(String... namesAndValues) {
        Headers headers = new RecordHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1].getBytes(UTF_8));
        }
        return headers;
    }

    /** The last byte of a record is missing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain                             | format plain, byte 59: expected more of the ParameterData, but the value ends here
            packed                            | format packed, byte 11: expected a block of all 48 bytes that are left, but its length is 49
            plain registry                    | Confluent wire format, schema id 1353956357: format plain, byte 54: expected more of the ParameterData, but the value ends here
            packed registry                   | Confluent wire format, schema id 1312225994: format packed, byte 6: expected a block of all 48 bytes that are left, but its length is 49
            quix                              | format quix, byte 0: expected a Quix message, but the value is raw bytes: it is no JSON at byte 179: Unexpected end-of-input: expected close marker for Object
            quix wrapper=binary               | format quix, byte 0: expected a Quix message, but the value is raw bytes: it is no binary wrapper: format quix, byte 27: expected a content of 130 bytes, but 129 follow
            quix wrapper=header               | format quix, byte 129: expected the JSON of a timeseries: Unexpected end-of-input: expected close marker for Object
            quix wrapper=header codec=JT-PaDa-1     | format quix, byte 142: expected the JSON of a compact timeseries: Unexpected end-of-input: expected close marker for Object
            quix wrapper=header codec=PB-Pd         | format quix, byte 44: expected a length of at most 10, but it is 11
            quix wrapper=header compression=gzip    | format quix, byte 0: expected a complete gzip content: its bytes end too early
            """)
    void aRecordThatIsCutShort(String format, String message) {
        Headers headers = new RecordHeaders();
        try (StreamMessageSerde writing = serde(settings(format))) {
            byte[] value = writing.serializer().serialize("car-data", headers, DATA);

            assertThat(error(headers, Arrays.copyOf(value, value.length - 1))).isEqualTo(message);
        }
    }

    private static Map<String, String> settings(String format) {
        Map<String, String> settings = new HashMap<>();
        for (String word : format.split(" ", -1)) {
            String[] setting = word.split("=", 2);
            if (setting.length == 2) {
                settings.put("pitwall.quix." + setting[0], setting[1]);
            } else if (word.equals("registry")) {
                settings.put("schema.registry.url", "mock://errors");
            } else {
                settings.put("pitwall.format", word);
            }
        }
        return settings;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            68656c6c6f             | unknown message format: the value (5 bytes) starts with 68 65 6c 6c 6f, which is none of packed, plain, quix
            c301ffffffffffffffff00 | unknown schema, byte 2: the fingerprint ffffffffffffffff is of no schema of the formats packed, plain, quix; a newer version may have written it
            0000                   | Confluent wire format: expected 5 bytes of marker and schema id, but the value has 2
            0000000001             | Confluent wire format: mock://errors: no schema has id 1
            3c010000002f002f013e61 | format quix, byte 0: expected a whole message, but the record is part 0 of 2 of message 01000000; join the parts first
            3c010000002f022f013e61 | fragment, prefix form, byte 6: expected an index from 0 to 1, the last index, but it is 2
            ''                     | the record value is empty: a stream message has at least a few bytes
            """)
    void whatIsNoMessage(String digits, String message) {
        assertThat(error(new RecordHeaders(), HexFormat.of().parseHex(digits))).isEqualTo(message);
    }

    @Test
    void headersThatDoNotFit() {
        byte[] value = "{}".getBytes(UTF_8);
        assertThat(error(headers("__Q_ModelKey", "Lap", "__Q_CodecId", "JT"), value))
                .isEqualTo("format quix, headers: expected a known model and codec, but they are 'Lap' and 'JT'");
        assertThat(error(headers("__Q_SplitMessageId", "x"), value))
                .isEqualTo("fragment, header form: expected a header __Q_SplitMessageId of 16 bytes, but it has 1");
    }

    @Test
    void aRecordOfAnotherKind() {
        try (var events = new EventDataSerde()) {
            byte[] end = reading.serializer().serialize("car-data", StreamEnd.closed());
            events.configure(Map.of("schema.registry.url", "mock://errors"), false);

            assertThat(catchThrowableOfType(UnreadableMessageException.class, () -> events.deserializer()
                            .deserialize("car-data", end)))
                    .hasMessage("topic car-data: expected EventBatch, but the record is StreamEnd;"
                            + " StreamMessageSerde reads every kind");
        }
    }
}
