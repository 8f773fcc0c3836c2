package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.AvroBody;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.PackedFormat;
import io.pitwall.serdes.plain.PlainFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link StreamMessageSerde} that writes {@code packed}, its default, with a registry. */
class PackedRegistryTest {

    private static final String BLOCK = "io.pitwall.packed.ParameterBlock";
    private static final String EVOLVED =
            "{\"type\":\"record\",\"name\":\"ParameterBlock\",\"namespace\":\"io.pitwall.packed\",\"fields\":["
                    + "{\"name\":\"sender\",\"type\":\"string\",\"default\":\"\"},"
                    + "{\"name\":\"block\",\"type\":\"bytes\"}]}";

    private final MockSchemaRegistry registry = MockSchemaRegistry.of("packed", List.of());

    static List<StreamMessage> messages() {
        return Messages.all();
    }

    private StreamMessageSerde serde(String... settings) {
        Map<String, Object> configs = new HashMap<>(Map.of(RegistrySettings.INSTANCE, registry));
        for (int i = 0; i < settings.length; i += 2) {
            configs.put(settings[i], settings[i + 1]);
        }
        return configured(configs);
    }

    private static StreamMessageSerde configured(Map<String, Object> configs) {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(configs, false);
        return serde;
    }

    @ParameterizedTest
    @MethodSource("messages")
    void onlyWhatStandsBeforeTheBodyDiffers(StreamMessage message) {
        try (var serde = serde()) {
            byte[] singleObject = new PackedFormat().encode(message);

            byte[] value = serde.serializer().serialize("t", message);

            assertThat(value).startsWith(0).hasSize(singleObject.length - 5);
            assertThat(Arrays.copyOfRange(value, 5, value.length))
                    .isEqualTo(Arrays.copyOfRange(singleObject, 10, singleObject.length));
            assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(message);
        }
    }

    @Test
    void everySchemaIsRegisteredUnderASubjectOfItsOwnAndAskedForOnce() {
        try (var server = RegistryServer.start();
                var serde = configured(Map.of(RegistrySettings.URL, server.url()))) {
            for (int i = 0; i < 3; i++) {
                for (StreamMessage message : Messages.all()) {
                    assertThat(serde.deserializer()
                                    .deserialize("t", serde.serializer().serialize("t", message)))
                            .isEqualTo(message);
                }
            }

            assertThat(server.subjects())
                    .containsOnlyKeys(
                            "t-" + BLOCK,
                            "t-io.pitwall.plain.EventBatch",
                            "t-io.pitwall.plain.StreamProperties",
                            "t-io.pitwall.plain.ParameterDefinitions",
                            "t-io.pitwall.plain.EventDefinitions",
                            "t-io.pitwall.plain.StreamEnd");
            assertThat(server.requests()).hasSize(12);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMockNeedsNoServer(StreamMessage message) {
        Map<String, Object> configs = Map.of(RegistrySettings.URL, "mock://laps", "bootstrap.servers", "dummy:9092");
        try (var writing = configured(configs);
                var reading = configured(configs)) {
            byte[] value = writing.serializer().serialize("t", message);

            assertThat(value).startsWith(0);
            assertThat(reading.deserializer().deserialize("t", value)).isEqualTo(message);
        }
    }

    @Test
    void whoWritesAnotherFormatReadsItToo() {
        try (var packed = serde();
                var plain = serde(StreamMessageSerde.FORMAT_CONFIG, "plain");
                var quix = serde(StreamMessageSerde.FORMAT_CONFIG, "quix")) {
            byte[] block = packed.serializer().serialize("t", Messages.DATA);
            byte[] arrays = plain.serializer().serialize("t", Messages.DATA);
            byte[] json = quix.serializer().serialize("t", Messages.DATA);

            for (StreamMessageSerde serde : List.of(packed, plain, quix)) {
                for (byte[] value : List.of(block, arrays)) {
                    assertThat(value).startsWith(0);
                    assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(Messages.DATA);
                }
            }
            assertThat(json).startsWith('{');
        }
    }

    /** Constants take no bytes, so what a reader would refuse for its size is written as arrays. */
    @Test
    void dataThatWouldGrowTooMuchIsRegisteredAsPlain() {
        int rows = 1 << 20;
        ParameterData constant =
                ParameterData.wrap(new long[rows], List.of(NumberColumn.of("Gear", new double[rows])), List.of());
        try (var serde = serde()) {
            byte[] value = serde.serializer().serialize("t", constant);

            assertThat(registry.latest("t-io.pitwall.plain.ParameterData").id()).isEqualTo(WireFormat.id(value));
            assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(constant);
        }
    }

    @Test
    void anotherVersionIsResolvedIntoOurs() {
        GenericRecord record = new GenericData.Record(new Schema.Parser().parse(EVOLVED));
        record.put("sender", "car-1");
        record.put("block", ByteBuffer.wrap(block(Messages.DATA)));
        byte[] value = new AvroBody(record.getSchema(), AvroTranscoder.bytes(record))
                .behind(WireFormat.prefix(registry.register("s", record.getSchema())));
        try (var serde = serde()) {
            assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(Messages.DATA);
        }
    }

    private static byte[] block(ParameterData data) {
        try (var own = configured(Map.of(RegistrySettings.URL, "mock://block"))) {
            byte[] value = own.serializer().serialize("t", data);
            GenericRecord record = new AvroTranscoder(new PackedFormat().schema(), new PackedFormat().schema())
                    .decode(value, WireFormat.PREFIX_BYTES);
            ByteBuffer block = (ByteBuffer) record.get("block");
            byte[] bytes = new byte[block.remaining()];
            block.get(bytes);
            return bytes;
        }
    }

    @Test
    void theLatestVersionIsWrittenWhenAsked() {
        int id = registry.register("t-" + BLOCK, new Schema.Parser().parse(EVOLVED));
        try (var serde = serde("use.latest.version", "true")) {
            byte[] value = serde.serializer().serialize("t", Messages.DATA);

            assertThat(value).startsWith(WireFormat.prefix(id));
            assertThat(serde.deserializer().deserialize("t", value)).isEqualTo(Messages.DATA);
        }
    }

    @Test
    void aSubjectThatTheBlockDoesNotFitStopsTheWriter() {
        registry.register(
                "t-" + BLOCK,
                new Schema.Parser()
                        .parse("{\"type\":\"record\",\"name\":\"ParameterBlock\",\"namespace\":\"io.pitwall.packed\","
                                + "\"fields\":[{\"name\":\"rows\",\"type\":\"long\"}]}"));
        try (var serde = serde("use.latest.version", "true")) {
            assertThatThrownBy(() -> serde.serializer().serialize("t", Messages.DATA))
                    .isInstanceOf(IncompatibleSchemaException.class)
                    .hasMessageContaining("cannot be written from our " + BLOCK);
        }
    }

    @Test
    void theSubjectsRulesHoldForBlocksToo() {
        try (var server = RegistryServer.start();
                var serde = configured(Map.of(RegistrySettings.URL, server.url()))) {
            server.answer(409, "{\"error_code\":409,\"message\":\"not backward compatible\"}");

            assertThatThrownBy(() -> serde.serializer().serialize("t", Messages.DATA))
                    .isInstanceOf(IncompatibleSchemaException.class)
                    .hasMessageContaining("registering " + BLOCK + " as subject 't-" + BLOCK + "'");
        }
    }

    @Test
    void whatIsNoBlockIsABadRecordWithItsOffset() {
        try (var serde = serde()) {
            byte[] good = serde.serializer().serialize("t", Messages.DATA);
            int id = WireFormat.id(good);
            for (int length = 5; length < good.length; length++) {
                byte[] cut = Arrays.copyOf(good, length);
                assertThatThrownBy(() -> serde.deserializer().deserialize("t", cut))
                        .isInstanceOf(UnreadableMessageException.class)
                        .hasMessageStartingWith("Confluent wire format, schema id " + id + ": format packed, byte ");
            }
        }
    }

    /** The columns are decoded on first use: a record that was accepted gives all its cells. */
    @Test
    void hostileBlocksAreReadOrRefused() {
        Random random = new Random(42);
        try (var serde = serde()) {
            byte[] good = serde.serializer().serialize("t", Messages.DATA);
            for (int i = 0; i < 20_000; i++) {
                byte[] value = good.clone();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    value[5 + random.nextInt(value.length - 5)] = (byte) random.nextInt();
                }
                try {
                    StreamMessage message = serde.deserializer().deserialize("t", value);
                    assertThat(message.hashCode()).isEqualTo(message.hashCode());
                } catch (UnreadableMessageException e) {
                    assertThat(e).hasMessageStartingWith("Confluent wire format, schema id ");
                }
            }
        }
    }

    @Test
    void thereIsOneReaderForWhatBothFormatsWrite() {
        PlainFormat plain = PlainFormat.instance();
        assertThat(new PackedFormat().schemas())
                .containsAll(plain.schemas())
                .hasSize(1 + plain.schemas().size());
    }
}
