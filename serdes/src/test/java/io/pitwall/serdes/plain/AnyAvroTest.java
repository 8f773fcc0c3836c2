package io.pitwall.serdes.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The format against an implementation of Avro that is not ours. */
class AnyAvroTest {

    private final PlainFormat format = PlainFormat.instance();
    private final AnyAvro avro = new AnyAvro();

    static Stream<Arguments> samples() {
        return SampleMessages.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsWhatWeWriteAndWritesWhatWeRead(String name, StreamMessage message) {
        byte[] bytes = format.encode(message);
        byte[] again = avro.write(avro.read(bytes));

        // Equal but for the order of maps.
        assertThat(again).hasSameSizeAs(bytes);
        assertThat(format.decode(again)).isEqualTo(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void whatItWritesInBlocksIsRead(String name, StreamMessage message) {
        byte[] blocks = avro.writeInBlocks(avro.read(format.encode(message)));

        assertThat(format.decode(blocks)).isEqualTo(message);
    }

    @Test
    void blocksCarryTheirSizes() {
        byte[] blocks = avro.writeInBlocks(avro.read(format.encode(SampleMessages.rows(65))));

        // The lowest bit of the first count is its sign: negative, so a size follows.
        assertThat(blocks[10] & 1).isEqualTo(1);
    }

    @Test
    void findsEveryCellOfParameterData() {
        GenericRecord data = avro.read(format.encode(SampleMessages.named("parameter-data")));

        assertThat(data.getSchema().getFullName()).isEqualTo("io.pitwall.plain.ParameterData");
        assertThat((List<?>) data.get("times_ns"))
                .isEqualTo(List.of(1_609_459_200_000_000_000L, 1_609_459_200_010_000_000L, -1L));
        assertThat(columns(data, "numbers"))
                .containsExactly(
                        Map.entry("Speed", Arrays.asList(251.5, -0.0, null)),
                        Map.entry("Gear", Arrays.asList(Double.NaN, null, null)));
        assertThat(columns(data, "texts"))
                .containsExactly(Map.entry("Driver", Arrays.asList("Zo\u00EB \uD83C\uDFCE\uFE0F", null, "")));
        assertThat(columns(data, "binaries"))
                .containsExactly(Map.entry(
                        "Raw",
                        Arrays.asList(
                                ByteBuffer.wrap(new byte[] {0, 1, (byte) 0xFF}), null, ByteBuffer.wrap(new byte[0]))));
        assertThat(columns(data, "tags")).containsExactly(Map.entry("Lap", Arrays.asList("1", "2", null)));
    }

    private static List<Map.Entry<String, List<@Nullable Object>>> columns(GenericRecord data, String field) {
        List<Map.Entry<String, List<@Nullable Object>>> columns = new ArrayList<>();
        for (Object item : (List<?>) data.get(field)) {
            GenericRecord column = (GenericRecord) item;
            List<@Nullable Object> cells = new ArrayList<>();
            for (Object cell : (List<?>) column.get("values")) {
                cells.add(cell instanceof CharSequence ? cell.toString() : cell);
            }
            columns.add(Map.entry(column.get("name").toString(), cells));
        }
        return columns;
    }

    @Test
    void findsTheNamesOfEnums() {
        GenericRecord end = avro.read(format.encode(SampleMessages.named("stream-end")));

        assertThat(end.get("type")).hasToString("TERMINATED");
    }

    @Test
    void findsTheTimeOfRecordingInNanoseconds() {
        StreamMessage properties = StreamProperties.none().withTimeOfRecording(Instant.ofEpochSecond(-1, 5));

        assertThat(avro.read(format.encode(properties)).get("time_of_recording_ns"))
                .isEqualTo(-999_999_995L);
    }

    @Test
    void mayWriteDataThatNeverWasOurs() {
        Schema schema = AnyAvro.schema("ParameterData");
        Schema numbers = schema.getField("numbers").schema().getElementType();
        Schema texts = schema.getField("tags").schema().getElementType();
        List<Long> times = LongStream.range(0, 1000).boxed().toList();
        GenericRecord data = new GenericRecordBuilder(schema)
                .set("times_ns", times)
                .set(
                        "numbers",
                        List.of(column(
                                numbers,
                                "n",
                                times.stream().map(Long::doubleValue).toList())))
                .set("texts", List.of())
                .set("binaries", List.of())
                .set(
                        "tags",
                        List.of(column(
                                texts, "g", times.stream().map(String::valueOf).toList())))
                .build();

        ParameterData read = (ParameterData) format.decode(avro.writeInBlocks(data));

        assertThat(read).isEqualTo(format.decode(avro.write(data)));
        assertThat(read.rowCount()).isEqualTo(1000);
        assertThat(read.timeNs(999)).isEqualTo(999);
        assertThat(read.row(999).number("n")).isEqualTo(999);
        assertThat(read.row(999).tag("g")).isEqualTo("999");
    }

    private static GenericRecord column(Schema schema, String name, List<?> values) {
        GenericRecord column = new GenericData.Record(schema);
        column.put("name", name);
        column.put("values", values);
        return column;
    }
}
