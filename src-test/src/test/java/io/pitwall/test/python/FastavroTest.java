package io.pitwall.test.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.DefinitionGroup;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.EventLevel;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.Presence;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.AvroBody;
import io.pitwall.serdes.AvroMessageFormat;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.packed.PackedFormat;
import io.pitwall.serdes.plain.PlainFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Avro formats read and written by Python's fastavro, which knows nothing of Pitwall: {@code mvn verify -Pquix-it}. */
@Tag("quix-it")
class FastavroTest {

    private static final double NAN_WITH_PAYLOAD = Double.longBitsToDouble(0x7ff8_0000_0000_0abcL);

    private static final ParameterData DATA = ParameterData.wrap(
            new long[] {1_600_000_000_000_000_001L, -1},
            List.of(
                    NumberColumn.of("Speed", 251.5, -0.0),
                    NumberColumn.wrap("Gear", new double[] {NAN_WITH_PAYLOAD, 0}, Presence.ofBits(new long[] {1})),
                    NumberColumn.of("Limit", Double.POSITIVE_INFINITY, Double.MIN_VALUE),
                    TextColumn.of("Driver", "Zo\u00EB \uD83C\uDFCE", null),
                    BinaryColumn.wrap("Raw", new byte[][] {{0, 1, (byte) 0xFF}, new byte[0]})),
            List.of(TextColumn.of("Lap", "1", null)));

    private static final List<StreamMessage> MESSAGES = List.of(
            DATA,
            ParameterData.empty(),
            new EventBatch(List.of(new EventData(7, "pit-stop", "in", Map.of("Lap", "12")), new EventData(0, "", ""))),
            new StreamProperties("Monza", "/it", Map.of("weather", "dry"), List.of("car-1"), Instant.EPOCH),
            new ParameterDefinitions(
                    List.of(new ParameterDefinition("Speed", "/car", "S", null, 0.0, 400.0, "km/h", null, "{}")),
                    List.of(new DefinitionGroup("/car", "all of it", null))),
            new EventDefinitions(
                    List.of(new EventDefinition("pit-stop", "", null, null, null, EventLevel.TRACE)), List.of()),
            new StreamEnd(StreamEnd.Type.ABORTED));

    private static PythonScript python;

    @BeforeAll
    static void install() throws Exception {
        python = PythonScript.install("fastavro", "fastavro>=1.9,<2", "/python/plain.py");
    }

    private static String line(AvroMessageFormat format, StreamMessage message) {
        AvroBody body = format.encodeBody(message);
        String value = HexFormat.of().formatHex(format.encode(new RecordHeaders(), message));
        return "{\"schema\":" + body.schema() + ",\"value\":\"" + value + "\"}";
    }

    /** What Python read it writes again, and that is what was written. */
    private static List<String> echo(AvroMessageFormat format) throws Exception {
        List<String> lines = new ArrayList<>();
        MESSAGES.forEach(message -> lines.add(line(format, message)));
        List<String> read = python.run(lines, "echo");
        assertThat(read).hasSameSizeAs(MESSAGES);
        List<String> records = new ArrayList<>();
        try (var serde = new StreamMessageSerde()) {
            for (int i = 0; i < read.size(); i++) {
                String[] recordAndValue = read.get(i).split("\t", -1);
                byte[] value = HexFormat.of().parseHex(recordAndValue[1]);
                assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(MESSAGES.get(i));
                records.add(recordAndValue[0]);
            }
        }
        return records;
    }

    @Test
    void plainIsReadAndWrittenBitForBit() throws Exception {
        assertThat(echo(PlainFormat.instance()))
                .contains(
                        "{\"times_ns\": [1600000000000000001, -1],"
                                + " \"numbers\": [{\"name\": \"Speed\", \"values\": [\"406f700000000000\","
                                + " \"8000000000000000\"]}, {\"name\": \"Gear\", \"values\": [\"7ff8000000000abc\","
                                + " null]}, {\"name\": \"Limit\", \"values\": [\"7ff0000000000000\","
                                + " \"0000000000000001\"]}],"
                                + " \"texts\": [{\"name\": \"Driver\", \"values\": [\"Zo\\u00eb \\ud83c\\udfce\","
                                + " null]}],"
                                + " \"binaries\": [{\"name\": \"Raw\", \"values\": [\"base64:AAH/\", \"base64:\"]}],"
                                + " \"tags\": [{\"name\": \"Lap\", \"values\": [\"1\", null]}]}",
                        "{\"events\": [{\"time_ns\": 7, \"id\": \"pit-stop\", \"value\": \"in\", \"tags\":"
                                + " {\"Lap\": \"12\"}}, {\"time_ns\": 0, \"id\": \"\", \"value\": \"\","
                                + " \"tags\": {}}]}",
                        "{\"type\": \"ABORTED\"}");
    }

    /** The block is bytes to Python; what it holds says the format's documentation. */
    @Test
    void packedIsAnAvroRecordToo() throws Exception {
        assertThat(echo(new PackedFormat()).get(0)).startsWith("{\"block\": \"base64:");
    }

    @Test
    void whatPythonWritesIsRead() throws Exception {
        PlainFormat plain = PlainFormat.instance();
        String data = "{\"times_ns\":[5,6],\"numbers\":[{\"name\":\"Speed\",\"values\":[1.5,null]}],"
                + "\"texts\":[{\"name\":\"Driver\",\"values\":[null,\"Zo\u00EB\"]}],"
                + "\"binaries\":[{\"name\":\"Raw\",\"values\":[\"base64:AAH/\",null]}],"
                + "\"tags\":[{\"name\":\"Lap\",\"values\":[\"1\",\"2\"]}]}";
        List<String> values = python.run(
                List.of(
                        "{\"schema\":" + plain.schemaOf(ParameterData.empty()) + ",\"record\":" + data + "}",
                        "{\"schema\":" + plain.schemaOf(StreamEnd.closed()) + ",\"record\":{\"type\":\"TERMINATED\"}}"),
                "write");

        assertThat(values)
                .extracting(value -> plain.decode(HexFormat.of().parseHex(value)))
                .containsExactly(
                        ParameterData.builder()
                                .row(5)
                                .put("Speed", 1.5)
                                .put("Raw", new byte[] {0, 1, (byte) 0xFF})
                                .tag("Lap", "1")
                                .row(6)
                                .put("Driver", "Zo\u00EB")
                                .tag("Lap", "2")
                                .build(),
                        new StreamEnd(StreamEnd.Type.TERMINATED));
    }
}
