package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.PackedFormat;
import io.pitwall.serdes.plain.PlainFormat;
import java.io.EOFException;
import java.net.ConnectException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A serializer and a deserializer of the shape of Confluent's, named in the configuration. */
class PluggedSerializersTest {

    private final MockSchemaRegistry registry = MockSchemaRegistry.of("plugged", List.of());
    private final ManualClock clock = new ManualClock();

    private Map<String, Object> configs(IntFunction<Schema> schemas) {
        Map<String, Object> configs = new HashMap<>();
        configs.put("pitwall.avro.serializer", StandInAvroSerializer.class.getName());
        configs.put("pitwall.avro.deserializer", StandInAvroDeserializer.class);
        configs.put("schema.registry.url", "http://registry");
        configs.put("schema.registry.that.only.they.know", "x");
        configs.put("stand.in.registry", registry);
        configs.put("stand.in.schemas", schemas);
        return configs;
    }

    private RegistryReader reader(RuntimeException failure) {
        IntFunction<Schema> failing = id -> {
            throw failure;
        };
        return PluggedReader.of(configs(failing), false, new BodyReaders(List.of(PlainFormat.instance())), clock);
    }

    static List<StreamMessage> messages() {
        return Messages.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void areUsedInPlaceOfOurs(StreamMessage message) {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(configs(registry::byId), false);

        byte[] value = serde.serializer().serialize("t", new RecordHeaders(), message);

        assertThat(value).startsWith(0);
        assertThat(registry.latest("io.confluent.kafka.serializers.subject.TopicRecordNameStrategy")
                        .schema())
                .isEqualTo(new PackedFormat().encodeBody(message).schema());
        assertThat(serde.deserializer().deserialize("t", new RecordHeaders(), value))
                .isEqualTo(message);
        serde.close();
        assertThatThrownBy(() -> serde.serializer().serialize("t", message)).hasMessage("closed");
    }

    @Test
    void shortNamesOfStrategiesBecomeTheirs() {
        assertThat(PluggedClass.settings(Map.of("value.subject.name.strategy", "topic"), false))
                .containsEntry(
                        "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy");
        assertThat(PluggedClass.settings(Map.of("value.subject.name.strategy", "com.acme.Mine"), false))
                .containsEntry("value.subject.name.strategy", "com.acme.Mine");
    }

    @Test
    void aClassThatIsNotThereIsNamed() {
        StreamMessageSerde serde = new StreamMessageSerde();

        assertThatThrownBy(() -> serde.configure(
                        Map.of("pitwall.avro.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer"), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("Invalid value io.confluent.kafka.serializers.KafkaAvroSerializer for"
                        + " configuration pitwall.avro.serializer: must be a"
                        + " org.apache.kafka.common.serialization.Serializer on the class path");
        assertThatThrownBy(() -> serde.configure(Map.of("pitwall.avro.deserializer", "java.lang.String"), false))
                .isInstanceOf(ConfigException.class);
    }

    static List<RuntimeException> outages() {
        return List.of(
                new TimeoutException("late"),
                new SerializationException("Error retrieving schema", new ConnectException("refused")),
                new SerializationException("Error retrieving schema", new RestClientException(503, 50301)));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsTriedAgainAndThenFatal(RuntimeException failure) {
        RegistryReader reader = reader(failure);

        assertThatThrownBy(() -> reader.read("t", new RecordHeaders(), new byte[] {0, 0, 0, 0, 1}))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(failure.toString());
        assertThat(clock.sleeps()).hasSizeGreaterThan(5);
    }

    static List<RuntimeException> refusals() {
        return List.of(
                new AuthenticationException("who?"),
                new IllegalStateException("a defect"),
                new SerializationException("Error retrieving schema", new RestClientException(401, 401)),
                new SerializationException("Error retrieving schema", new RestClientException(404, 404)),
                new SerializationException("Error retrieving schema", new RestClientException(404, 50005)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsFatalAtOnce(RuntimeException failure) {
        RegistryReader reader = reader(failure);

        assertThatThrownBy(() -> reader.read("t", new RecordHeaders(), new byte[] {0, 0, 0, 0, 1}))
                .isSameAs(failure);
        assertThat(clock.sleeps()).isEmpty();
    }

    static List<RuntimeException> badRecords() {
        return List.of(
                new SerializationException("Unknown magic byte!"),
                new SerializationException("Error deserializing", new EOFException()),
                new SerializationException("Error retrieving schema", new RestClientException(404, 40403)));
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void aBadRecordIsUnreadable(RuntimeException failure) {
        RegistryReader reader = reader(failure);

        assertThatThrownBy(() -> reader.read("t", new RecordHeaders(), new byte[] {0, 0, 0, 0, 1}))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining(failure.getMessage());
    }

    @Test
    void whatIsNoRecordIsUnreadable() {
        RegistryReader reader = PluggedReader.of(
                configs(id -> Schema.create(Schema.Type.STRING)),
                false,
                new BodyReaders(List.of(PlainFormat.instance())),
                clock);

        assertThatThrownBy(() -> reader.read("t", new RecordHeaders(), new byte[] {0, 0, 0, 0, 1}))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageEndingWith("gave java.lang.String, but an Avro record was expected");
    }
}
