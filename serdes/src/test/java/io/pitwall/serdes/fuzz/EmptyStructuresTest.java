package io.pitwall.serdes.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns, groups and events that say nothing take two or three bytes each: what holds them must be small too. */
class EmptyStructuresTest {

    private static final int COUNT = 100_000;
    private static final int HEAP_BYTES_PER_BYTE = 80;

    private final GuardedReading<StreamMessage> reading =
            new GuardedReading<>(FuzzFormat.decoder(), 100_000, HEAP_BYTES_PER_BYTE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ParameterData        | JT        | {"NumericValues":{    | "a":[]       | }}
            ParameterData        | JT        | {"StringValues":{     | "a":[]       | }}
            ParameterData        | JT        | {"BinaryValues":{     | "a":[]       | }}
            ParameterData        | JT-PaDa-1 | {"Numerics":{         | "a":[]       | }}
            ParameterData        | JT-PaDa-1 | {"Strings":{          | "a":{}       | }}
            ParameterData        | JT-PaDa-1 | {"Strings":{"a":{     | "V":[]       | }}}
            ParameterData        | JT-PaDa-1 | {"Tags":{             | "a":{"V":[]} | }}
            EventData[]          | JT        | [                     | {}           | ]
            ParameterDefinitions | JT        | {"ParameterGroups":[  | {"Name":"a"} | ]}
            EventDefinitions     | JT        | {"Events":[           | {}           | ]}
            StreamProperties     | JT        | {"Parents":[          | ""           | ]}
            """)
    void takeLittle(String model, String codec, String start, String item, String end) {
        byte[] content = (start + (item + ",").repeat(COUNT) + item + end).getBytes(UTF_8);
        Headers headers = new RecordHeaders()
                .add("__Q_ModelKey", model.getBytes(UTF_8))
                .add("__Q_CodecId", codec.getBytes(UTF_8));

        GuardedReading.Result<StreamMessage> result = reading.of(new FuzzInput(headers, content));

        assertThat(result.value() == null).isNotEqualTo(result.refusal() == null);
    }
}
