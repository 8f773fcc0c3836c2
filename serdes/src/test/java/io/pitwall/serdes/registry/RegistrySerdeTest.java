package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.ParameterDataSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.plain.PlainFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link StreamMessageSerde} that writes {@code plain}, with a registry over HTTP. */
class RegistrySerdeTest {

    private final RegistryServer server = RegistryServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    static List<StreamMessage> messages() {
        return Messages.all();
    }

    private StreamMessageSerde serde(String... settings) {
        Map<String, Object> configs =
                new HashMap<>(Map.of(RegistrySettings.URL, server.url(), StreamMessageSerde.FORMAT_CONFIG, "plain"));
        for (int i = 0; i < settings.length; i += 2) {
            configs.put(settings[i], settings[i + 1]);
        }
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(configs, false);
        return serde;
    }

    @ParameterizedTest
    @MethodSource("messages")
    void writesConfluentWireFormatAndReadsIt(StreamMessage message) {
        try (var writing = serde();
                var reading = serde()) {
            byte[] value = writing.serializer().serialize("car-data", new RecordHeaders(), message);

            assertThat(value).startsWith(0, 0, 0, 0, 1);
            assertThat(Arrays.copyOfRange(value, 5, value.length))
                    .isEqualTo(Arrays.copyOfRange(PlainFormat.instance().encode(message), 10, value.length + 5));
            assertThat(reading.deserializer().deserialize("car-data", value)).isEqualTo(message);
            assertThat(server.subjects())
                    .containsOnlyKeys(
                            "car-data-io.pitwall.plain." + message.getClass().getSimpleName());
        }
    }

    @Test
    void theBytesByteForByte() {
        try (var serde = serde()) {
            assertThat(HexFormat.ofDelimiter(" ")
                            .formatHex(serde.serializer().serialize("t", new StreamEnd(StreamEnd.Type.ABORTED))))
                    .isEqualTo("00 00 00 00 01 02");
        }
    }

    @Test
    void asksTheRegistryOnceForEachSchemaAndId() {
        try (var serde = serde()) {
            for (int i = 0; i < 3; i++) {
                for (StreamMessage message : Messages.all()) {
                    byte[] value = serde.serializer().serialize("t", message);
                    serde.deserializer().deserialize("t", value);
                }
            }
            serde.serializer().serialize("u", Messages.DATA);

            assertThat(server.requests())
                    .filteredOn(request -> request.startsWith("POST"))
                    .hasSize(7);
            assertThat(server.requests())
                    .filteredOn(request -> request.startsWith("GET"))
                    .hasSize(6);
        }
    }

    @Test
    void aTopicMayHoldAMixture() {
        try (var serde = serde()) {
            byte[] wire = serde.serializer().serialize("t", Messages.DATA);
            byte[] singleObject = PlainFormat.instance().encode(Messages.EVENTS);

            assertThat(serde.deserializer().deserialize("t", wire)).isEqualTo(Messages.DATA);
            assertThat(serde.deserializer().deserialize("t", singleObject)).isEqualTo(Messages.EVENTS);
        }
    }

    @Test
    void withoutARegistryTheSettingIsNamed() {
        try (var serde = new StreamMessageSerde()) {
            String text = "the value (6 bytes) starts with 00, as Confluent wire format does, but no schema registry is"
                    + " configured; set schema.registry.url to read it";
            byte[] value = {0, 0, 0, 0, 1, 2};
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", value))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessage(text);
            serde.configure(Map.of(), false);
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", value))
                    .hasMessage(text);
        }
    }

    @Test
    void oneKindOnlyIsStillChecked() {
        try (var serde = serde();
                var data = new ParameterDataSerde()) {
            data.configure(Map.of(RegistrySettings.URL, server.url()), false);
            byte[] value = serde.serializer().serialize("t", Messages.EVENTS);

            assertThatThrownBy(() -> data.deserializer().deserialize("t", value))
                    .hasMessageStartingWith("topic t: expected ParameterData, but the record is EventBatch");
        }
    }

    @Test
    void anIdThatTheRegistryDoesNotHaveIsABadRecord() {
        try (var serde = serde("retries.wait.ms", "0")) {
            byte[] value = {0, 0, 0, 0, 9, 2};

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> serde.deserializer().deserialize("t", value))
                        .isInstanceOf(UnreadableMessageException.class)
                        .hasMessage("Confluent wire format: reading schema id 9: " + server.url()
                                + " answered 404 (40403): Schema 9 not found");
            }
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void bytesThatAreNoMessageAreBadRecords() {
        try (var serde = serde()) {
            byte[] good = serde.serializer().serialize("t", Messages.DATA);
            assertUnreadable(serde, new byte[] {0, 1, 2}, "Confluent wire format: expected 5 bytes of marker");
            assertUnreadable(
                    serde,
                    new byte[] {0, -1, 0, 0, 0, 1},
                    "Confluent wire format, byte 1: expected a schema id of at least 0, but it is -16777216");
            for (int length = 5; length < good.length; length++) {
                assertUnreadable(
                        serde, Arrays.copyOf(good, length), "Confluent wire format, schema id 1: format plain, ");
            }
            assertUnreadable(
                    serde,
                    Arrays.copyOf(good, good.length + 1),
                    "Confluent wire format, schema id 1: format plain, before byte");
        }
    }

    private static void assertUnreadable(StreamMessageSerde serde, byte[] value, String start) {
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", value))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith(start);
    }

    @Test
    void aSchemaOfSomethingElseIsABadRecordAndAskedForOnce() {
        int id = server.register(
                "orders", "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"com.acme\",\"fields\":[]}");
        try (var serde = serde()) {
            for (int i = 0; i < 2; i++) {
                assertUnreadable(
                        serde,
                        WireFormat.prefix(id),
                        "Confluent wire format, schema id 1: com.acme.Order is no stream message; those are"
                                + " io.pitwall.packed.ParameterBlock, io.pitwall.plain.ParameterData, ");
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anOutageIsNotTheRecordsFault() {
        try (var serde = serde("max.retries", "0")) {
            server.answer(503, "{\"error_code\":50301,\"message\":\"no leader\"}");
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 1, 2}))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .isNotInstanceOf(UnreadableMessageException.class);
            server.answer(401, "");
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 1, 2}))
                    .isInstanceOf(RegistryAccessException.class)
                    .isNotInstanceOf(UnreadableMessageException.class);
            server.answer(503, "");
            assertThatThrownBy(() -> serde.serializer().serialize("t", Messages.DATA))
                    .isInstanceOf(RegistryUnavailableException.class);

            // What failed is not remembered.
            byte[] value = serde.serializer().serialize("t", Messages.DATA);
            assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(Messages.DATA);
        }
    }

    @Test
    void withoutAutomaticRegistrationTheSchemaMustBeThere() {
        try (var serde = serde("auto.register.schemas", "false")) {
            assertThatThrownBy(() -> serde.serializer().serialize("t", Messages.DATA))
                    .isInstanceOf(SchemaNotFoundException.class)
                    .hasMessageStartingWith(
                            "looking up io.pitwall.plain.ParameterData in subject 't-io.pitwall.plain.ParameterData': ")
                    .hasMessageEndingWith("; register it, or set auto.register.schemas=true to let it be registered");
            Schema schema = PlainFormat.instance().schemaOf(Messages.DATA);
            server.register("t-io.pitwall.plain.ParameterData", schema.toString());

            assertThat(serde.serializer().serialize("t", Messages.DATA)).startsWith(0, 0, 0, 0, 1);
        }
    }

    @Test
    void subjectsAreNamedAsConfigured() {
        try (var topic = serde("value.subject.name.strategy", "topic");
                var record = serde(
                        "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.RecordNameStrategy")) {
            topic.serializer().serialize("t", Messages.DATA);
            record.serializer().serialize("t", Messages.DATA);

            assertThat(server.subjects()).containsOnlyKeys("t-value", "io.pitwall.plain.ParameterData");
        }
    }
}
