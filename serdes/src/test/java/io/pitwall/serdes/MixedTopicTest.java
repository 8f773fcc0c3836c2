package io.pitwall.serdes;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.fuzz.FuzzInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One deserializer reads a topic that holds every format, record by record, whatever it writes itself. */
class MixedTopicTest {

    private static final String REGISTRY = "schema.registry.url=mock://mixed";

    private static final List<String> FORMATS = List.of(
            "pitwall.format=packed",
            "pitwall.format=plain",
            "pitwall.format=packed " + REGISTRY,
            "pitwall.format=plain " + REGISTRY,
            "pitwall.format=quix",
            "pitwall.format=quix pitwall.quix.codec=JT-PaDa-1",
            "pitwall.format=quix pitwall.quix.codec=PB-Pd",
            "pitwall.format=quix pitwall.quix.wrapper=binary",
            "pitwall.format=quix pitwall.quix.wrapper=binary pitwall.quix.codec=PB-Pd",
            "pitwall.format=quix pitwall.quix.wrapper=header",
            "pitwall.format=quix pitwall.quix.wrapper=header pitwall.quix.codec=JT-PaDa-1",
            "pitwall.format=quix pitwall.quix.wrapper=header pitwall.quix.codec=PB-Pd",
            "pitwall.format=quix pitwall.quix.wrapper=header pitwall.quix.compression=gzip",
            "pitwall.format=quix pitwall.quix.wrapper=header pitwall.quix.events=single");

    private static final List<StreamMessage> MESSAGES = List.of(
            ParameterData.builder()
                    .row(1)
                    .put("Speed", 200.5)
                    .put("Driver", "Ana")
                    .put("Raw", new byte[] {0, 1})
                    .tag("Lap", "1")
                    .row(-1)
                    .put("Speed", 1)
                    .build(),
            ParameterData.empty(),
            EventBatch.of(new EventData(1, "pit-stop", "in", Map.of("Lap", "2"))),
            StreamProperties.none().withName("Monza"),
            new ParameterDefinitions(List.of(ParameterDefinition.of("Speed")), List.of()),
            new EventDefinitions(
                    List.of(new EventDefinition("pit-stop", "/race", null, null, null, EventLevel.TRACE)), List.of()),
            StreamEnd.closed());

    private record Written(String format, FuzzInput input, StreamMessage message) {}

    private static Map<String, String> settings(String format) {
        return Stream.of(format.split(" ", -1))
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    private static StreamMessageSerde serde(String format) {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(settings(format), false);
        return serde;
    }

    static List<String> readers() {
        return FORMATS.stream()
                .map(format -> format.contains(REGISTRY) ? format : format + " " + REGISTRY)
                .distinct()
                .toList();
    }

    private static List<Written> topic() {
        List<Written> records = new ArrayList<>();
        for (String format : FORMATS) {
            try (StreamMessageSerde writing = serde(format)) {
                for (StreamMessage message : MESSAGES) {
                    Headers headers = new RecordHeaders();
                    byte[] value = writing.serializer().serialize("t", headers, message);
                    records.add(new Written(format, new FuzzInput(headers, value), message));
                }
            }
        }
        Collections.shuffle(records, new Random(42));
        return records;
    }

    @ParameterizedTest
    @MethodSource("readers")
    void everyRecordIsRead(String format) {
        try (StreamMessageSerde reading = serde(format)) {
            for (Written one : topic()) {
                assertThat(reading.deserializer()
                                .deserialize(
                                        "t", one.input().headers(), one.input().value()))
                        .as(one.format())
                        .isEqualTo(one.message());
            }
        }
    }

    /** The formats are told by what is in the records: these are all there are. */
    @Test
    void theTopicIsAMixture() {
        assertThat(topic().stream()
                        .map(one -> one.input().headers().toArray().length > 0
                                ? "headers"
                                : "%02x".formatted(one.input().value()[0] & 0xFF)))
                .contains("c3", "00", "7b", "01", "headers");
    }
}
