package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.PackedFormat;
import io.pitwall.serdes.plain.PlainFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Apicurio Registry, and with a client of other people; profile {@code registry-it}. */
class ApicurioRegistryIT {

    private static final Path FOLDER = Path.of("target", "apicurio").toAbsolutePath();

    private static ApicurioServer server;

    @BeforeAll
    static void start() throws Exception {
        server = ApicurioServer.start(FOLDER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> configs(String... settings) {
        Map<String, Object> configs = new HashMap<>(Map.of(RegistrySettings.URL, server.url()));
        for (int i = 0; i < settings.length; i += 2) {
            configs.put(settings[i], settings[i + 1]);
        }
        return configs;
    }

    private static StreamMessageSerde serde(String... settings) {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(configs(settings), false);
        return serde;
    }

    private static SchemaRegistry registry() {
        return Registries.open(configs(), List.of(new PackedFormat()));
    }

    @Test
    void everyKindOfMessageThereAndBack() {
        try (var writing = serde();
                var reading = serde()) {
            for (StreamMessage message : Messages.all()) {
                byte[] value = writing.serializer().serialize("round-trip", message);

                assertThat(value).startsWith(0);
                assertThat(reading.deserializer().deserialize("round-trip", value))
                        .isEqualTo(message);
            }
        }
    }

    @Test
    void aSchemaHasOneIdWhoeverRegistersIt() {
        Schema schema = PlainFormat.instance().schemaOf(StreamEnd.closed());
        int id = registry().register("one-id", schema);

        assertThat(registry().register("one-id", schema)).isEqualTo(id);
        assertThat(registry().register("one-id-elsewhere", schema)).isEqualTo(id);
        assertThat(registry().lookUp("one-id", schema)).isEqualTo(id);
        assertThat(registry().latest("one-id")).isEqualTo(new RegisteredSchema("one-id", 1, id, schema));
        assertThat(registry().byId(id)).isEqualTo(schema);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> registry().latest("nowhere")).isInstanceOf(SchemaNotFoundException.class);
        assertThatThrownBy(() ->
                        registry().lookUp("nowhere", PlainFormat.instance().schemaOf(StreamEnd.closed())))
                .isInstanceOf(SchemaNotFoundException.class);
        try (var serde = serde()) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {0, 0, 15, 0, 0, 2}))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageContaining("answered 404 (40403)");
        }
        try (var serde = serde(RegistrySettings.URL, server.url().replace("/v7", "/v99"))) {
            assertThatThrownBy(() -> serde.serializer().serialize("t", StreamEnd.closed()))
                    .isInstanceOf(SchemaRegistryException.class);
        }
    }

    /** Apicurio answers paths that it does not have with the code 0 or 404: nothing is known of the records then. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/apis/ccompat", "/apis/ccompat/v99", "/apis/registry/v2"})
    void aWrongPathMakesNoRecordABadOne(String path) {
        try (var serde = serde(RegistrySettings.URL, server.url().replace("/apis/ccompat/v7", path))) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 1, 2}))
                    .isExactlyInstanceOf(SchemaRegistryException.class)
                    .hasMessageEndingWith("check the path in schema.registry.url");
        }
    }

    @Test
    void schemasAreNormalizedIfTheyAreToBe() {
        Schema schema = PlainFormat.instance().schemaOf(StreamEnd.closed());
        SchemaRegistry normalizing = Registries.open(configs("normalize.schemas", "true"), List.of(new PackedFormat()));
        int id = normalizing.register("normalized", schema);

        assertThat(normalizing.lookUp("normalized", schema)).isEqualTo(id);
        assertThat(normalizing.byId(id)).isEqualTo(schema);
    }

    @Test
    void theSubjectsRulesHold() throws Exception {
        Schema number = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Lap\",\"fields\":[{\"name\":\"no\",\"type\":\"long\"}]}");
        Schema text = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Lap\",\"fields\":[{\"name\":\"name\",\"type\":\"string\"}]}");
        registry().register("rules", number);
        assertThat(server.setCompatibility("rules", "BACKWARD")).isEqualTo(200);

        assertThat(registry().check("rules", number).isCompatible()).isTrue();
        assertThat(registry().check("rules", text).isCompatible()).isFalse();
        assertThatThrownBy(() -> registry().register("rules", text))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining("registering Lap as subject 'rules': " + server.url() + " answered 409");
    }

    @Test
    void anotherVersionIsResolvedIntoOurs() {
        Schema evolved = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"StreamEnd\",\"namespace\":\"io.pitwall.plain\",\"fields\":["
                        + "{\"name\":\"why\",\"type\":\"string\",\"default\":\"\"},"
                        + "{\"name\":\"type\",\"type\":{\"type\":\"enum\",\"name\":\"EndType\",\"symbols\":"
                        + "[\"ABORTED\",\"CLOSED\",\"TERMINATED\"]}}]}");
        GenericRecord end = new GenericData.Record(evolved);
        end.put("why", "rain");
        end.put("type", new GenericData.EnumSymbol(evolved.getField("type").schema(), "ABORTED"));
        String value = HexFormat.of().formatHex(WireFormat.prefix(registry().register("evolved", evolved)))
                + HexFormat.of().formatHex(AvroTranscoder.bytes(end));
        try (var serde = serde()) {
            assertThat(serde.deserializer().deserialize("t", HexFormat.of().parseHex(value)))
                    .isEqualTo(new StreamEnd(StreamEnd.Type.ABORTED));
        }
    }

    @Test
    void otherPeoplesClientReadsWhatWeWrite() throws Exception {
        KafkaJsClient client = KafkaJsClient.installed(server.url());
        ParameterData data = ParameterData.builder()
                .row(1_000)
                .put("Speed", 251.5)
                .put("Driver", "Zo\u00EB")
                .tag("Lap", "1")
                .row(2_000)
                .put("Speed", -1)
                .build();
        try (var serde = serde(StreamMessageSerde.FORMAT_CONFIG, "plain")) {
            assertThat(client.decode(serde.serializer().serialize("to-js", data)))
                    .isEqualTo("{\"times_ns\":[1000,2000],\"numbers\":[{\"name\":\"Speed\",\"values\":[251.5,-1]}],"
                            + "\"texts\":[{\"name\":\"Driver\",\"values\":[\"Zo\u00EB\",null]}],\"binaries\":[],"
                            + "\"tags\":[{\"name\":\"Lap\",\"values\":[\"1\",null]}]}");
        }
    }

    /** A block is bytes to others: they get it out and may write it again. */
    @Test
    void otherPeoplesClientPassesBlocksOn() throws Exception {
        KafkaJsClient client = KafkaJsClient.installed(server.url());
        ParameterData data = ParameterData.builder().row(7).put("Speed", 251.5).build();
        try (var serde = serde()) {
            String block = client.decode(serde.serializer().serialize("blocks", data));
            assertThat(block).startsWith("{\"block\":{\"type\":\"Buffer\",\"data\":[");

            byte[] value = client.encode(
                    "from-js-io.pitwall.packed.ParameterBlock",
                    new PackedFormat().schema().toString(),
                    block);

            assertThat(serde.deserializer().deserialize("from-js", value)).isEqualTo(data);
        }
    }

    @Test
    void weReadWhatOtherPeoplesClientWrites() throws Exception {
        KafkaJsClient client = KafkaJsClient.installed(server.url());
        Schema schema = PlainFormat.instance().schemaOf(ParameterData.empty());

        byte[] value = client.encode(
                "from-js-io.pitwall.plain.ParameterData",
                schema.toString(),
                "{\"times_ns\":[5,6],\"numbers\":[{\"name\":\"Speed\",\"values\":[1.5,null]}],\"texts\":[],"
                        + "\"binaries\":[],\"tags\":[{\"name\":\"Lap\",\"values\":[\"1\",\"2\"]}]}");

        try (var serde = serde()) {
            assertThat(serde.deserializer().deserialize("from-js", value))
                    .isEqualTo(ParameterData.builder()
                            .row(5)
                            .put("Speed", 1.5)
                            .tag("Lap", "1")
                            .row(6)
                            .tag("Lap", "2")
                            .build());
        }
    }
}
