package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.StreamEnd;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Writers whose schemas are other versions of ours. */
class SchemaEvolutionTest {

    /** Fields in another order, one more in the event, one more in the batch. */
    private static final Schema EVOLVED = new Schema.Parser()
            .parse("{\"type\":\"record\",\"name\":\"EventBatch\",\"namespace\":\"io.pitwall.plain\",\"fields\":["
                    + "{\"name\":\"source\",\"type\":[\"null\",\"string\"],\"default\":null},"
                    + "{\"name\":\"events\",\"type\":{\"type\":\"array\",\"items\":"
                    + "{\"type\":\"record\",\"name\":\"EventData\",\"fields\":["
                    + "{\"name\":\"id\",\"type\":\"string\"},"
                    + "{\"name\":\"severity\",\"type\":{\"type\":\"enum\",\"name\":\"S\",\"symbols\":[\"LOW\",\"HIGH\"]},"
                    + "\"default\":\"LOW\"},"
                    + "{\"name\":\"hash\",\"type\":{\"type\":\"fixed\",\"name\":\"H\",\"size\":2}},"
                    + "{\"name\":\"time_ns\",\"type\":\"int\"},"
                    + "{\"name\":\"tags\",\"type\":{\"type\":\"map\",\"values\":\"string\"}},"
                    + "{\"name\":\"value\",\"type\":\"string\"}]}}}]}");

    private final MockSchemaRegistry registry = MockSchemaRegistry.of("evolution", List.of());

    private StreamMessageSerde serde(String... settings) {
        StreamMessageSerde serde = new StreamMessageSerde();
        Map<String, Object> configs = new HashMap<>(Map.of(RegistrySettings.INSTANCE, registry));
        for (int i = 0; i < settings.length; i += 2) {
            configs.put(settings[i], settings[i + 1]);
        }
        serde.configure(configs, false);
        return serde;
    }

    private static GenericRecord evolvedBatch() {
        Schema eventSchema = EVOLVED.getField("events").schema().getElementType();
        GenericRecord event = new GenericData.Record(eventSchema);
        event.put("id", "flag");
        event.put(
                "severity",
                new GenericData.EnumSymbol(eventSchema.getField("severity").schema(), "HIGH"));
        event.put("hash", new GenericData.Fixed(eventSchema.getField("hash").schema(), new byte[] {1, 2}));
        event.put("time_ns", 7);
        event.put("tags", Map.of("Lap", "3"));
        event.put("value", "yellow");
        GenericRecord batch = new GenericData.Record(EVOLVED);
        batch.put("source", "race control");
        batch.put("events", List.of(event));
        return batch;
    }

    private byte[] wire(GenericRecord record) {
        byte[] body = AvroTranscoder.bytes(record);
        byte[] value = Arrays.copyOf(WireFormat.prefix(registry.register("s", record.getSchema())), 5 + body.length);
        System.arraycopy(body, 0, value, 5, body.length);
        return value;
    }

    @Test
    void anotherVersionIsResolvedIntoOurs() {
        try (var serde = serde()) {
            assertThat(serde.deserializer().deserialize("t", wire(evolvedBatch())))
                    .isEqualTo(EventBatch.of(new EventData(7, "flag", "yellow", Map.of("Lap", "3"))));
        }
    }

    @Test
    void whatDoesNotChangeTheBytesNeedsNoResolution() {
        Schema documented = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"StreamEnd\",\"namespace\":\"io.pitwall.plain\",\"doc\":\"x\","
                        + "\"fields\":[{\"name\":\"type\",\"type\":{\"type\":\"enum\",\"name\":\"EndType\",\"symbols\":"
                        + "[\"CLOSED\",\"ABORTED\",\"TERMINATED\"]},\"doc\":\"y\"}]}");
        byte[] value = Arrays.copyOf(WireFormat.prefix(registry.register("s", documented)), 6);
        value[5] = 2;
        try (var serde = serde()) {
            assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(new StreamEnd(StreamEnd.Type.ABORTED));
        }
    }

    @Test
    void aVersionThatCannotBeResolvedIsABadRecordAndSaysWhy() {
        Schema incompatible = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"EventBatch\",\"namespace\":\"io.pitwall.plain\","
                        + "\"fields\":[{\"name\":\"when\",\"type\":\"long\"}]}");
        byte[] value = Arrays.copyOf(WireFormat.prefix(registry.register("s", incompatible)), 6);
        try (var serde = serde()) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", value))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageContaining("this version of io.pitwall.plain.EventBatch cannot be read as ours: ")
                    .hasMessageEndingWith("/fields/0: events");
        }
    }

    @Test
    void aSymbolThatWeDoNotHaveIsABadRecord() {
        Schema more = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"StreamEnd\",\"namespace\":\"io.pitwall.plain\","
                        + "\"fields\":[{\"name\":\"type\",\"type\":{\"type\":\"enum\",\"name\":\"EndType\",\"symbols\":"
                        + "[\"CLOSED\",\"ABORTED\",\"TERMINATED\",\"LOST\"]}}]}");
        byte[] value = Arrays.copyOf(WireFormat.prefix(registry.register("s", more)), 6);
        value[5] = 6;
        try (var serde = serde()) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", value))
                    .isInstanceOf(UnreadableMessageException.class);
        }
    }

    @Test
    void theLatestVersionIsWrittenWhenAsked() {
        String subject = "t-io.pitwall.plain.StreamEnd";
        Schema more = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"StreamEnd\",\"namespace\":\"io.pitwall.plain\","
                        + "\"fields\":[{\"name\":\"why\",\"type\":[\"null\",\"string\"],\"default\":null},"
                        + "{\"name\":\"type\",\"type\":{\"type\":\"enum\",\"name\":\"EndType\",\"symbols\":"
                        + "[\"CLOSED\",\"ABORTED\",\"TERMINATED\"]}}]}");
        try (var serde = serde("use.latest.version", "true")) {
            assertThatThrownBy(() -> serde.serializer().serialize("t", StreamEnd.closed()))
                    .isInstanceOf(SchemaNotFoundException.class)
                    .hasMessageEndingWith("; register a version, or set use.latest.version=false");
            int id = registry.register(subject, more);

            byte[] value = serde.serializer().serialize("t", new StreamEnd(StreamEnd.Type.ABORTED));

            assertThat(value).startsWith(WireFormat.prefix(id)).endsWith(0, 2);
            assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(new StreamEnd(StreamEnd.Type.ABORTED));
        }
    }

    @Test
    void aLatestVersionThatOursCannotBecomeIsRefused() {
        registry.register(
                "t-io.pitwall.plain.StreamEnd",
                new Schema.Parser()
                        .parse("{\"type\":\"record\",\"name\":\"StreamEnd\",\"namespace\":\"io.pitwall.plain\","
                                + "\"fields\":[{\"name\":\"why\",\"type\":\"string\"}]}"));
        try (var serde = serde("use.latest.version", "true")) {
            assertThatThrownBy(() -> serde.serializer().serialize("t", StreamEnd.closed()))
                    .isInstanceOf(IncompatibleSchemaException.class)
                    .hasMessageContaining("cannot be written from our io.pitwall.plain.StreamEnd");
        }
    }

    /** Every mutation is read or refused as a bad record; the seed is fixed, so a failure can be repeated. */
    @Test
    void hostileBodiesOfAnotherVersion() {
        Random random = new Random(42);
        byte[] good = wire(evolvedBatch());
        try (var serde = serde()) {
            for (int i = 0; i < 20_000; i++) {
                byte[] value = Arrays.copyOf(good, 5 + random.nextInt(good.length + 8));
                for (int change = random.nextInt(4); change >= 0 && value.length > 5; change--) {
                    value[5 + random.nextInt(value.length - 5)] = (byte) random.nextInt();
                }
                try {
                    serde.deserializer().deserialize("t", value);
                } catch (UnreadableMessageException e) {
                    assertThat(e).hasMessageStartingWith("Confluent wire format, schema id ");
                }
            }
        }
    }

    @Test
    void countsOfItemsThatTakeNoBytesDoNotGrowWithoutEnd() throws IOException {
        Schema nulls = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"EventBatch\",\"namespace\":\"io.pitwall.plain\",\"fields\":["
                        + "{\"name\":\"events\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}]}");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        for (int block = 0; block < 1000; block++) {
            out.writeLong(3_000);
        }
        out.writeLong(0);
        out.flush();

        assertThatThrownBy(() -> AvroBodyCheck.check(nulls, bytes.toByteArray(), 0))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("before byte 2: expected at most 2001 more items, but the count is 3000");
    }

    @Test
    void recursiveSchemasHaveABottom() {
        Schema list = new Schema.Parser()
                .parse(
                        "{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"L\"]}]}");
        byte[] deep = new byte[10_000];
        Arrays.fill(deep, (byte) 2);

        assertThatThrownBy(() -> AvroBodyCheck.check(list, deep, 0))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageEndingWith("expected at most 100 levels of records");
    }

    /** Each level is two of the level below, and the lowest takes no bytes: 2^60 values in none. */
    @Test
    void recordsThatDoubleWithEachLevelHaveAnEnd() {
        StringBuilder schema = new StringBuilder("{\"type\":\"record\",\"name\":\"R0\",\"fields\":[]}");
        for (int level = 1; level <= 60; level++) {
            schema.insert(0, "{\"type\":\"record\",\"name\":\"R" + level + "\",\"fields\":[{\"name\":\"a\",\"type\":")
                    .append("},{\"name\":\"b\",\"type\":\"R" + (level - 1) + "\"}]}");
        }

        assertThatThrownBy(() -> AvroBodyCheck.check(SchemaText.parse(schema.toString()), new byte[0], 0))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("before byte 0: expected no more values");
    }
}
