package io.pitwall.serdes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.UnreadableMessageException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mock://scope}, and where it is refused. */
class MockSchemaRegistryTest {

    private static final Schema LAP = SchemaBuilder.record("Lap").fields().endRecord();
    private static final Schema LAP_WITH_NUMBER =
            SchemaBuilder.record("Lap").fields().requiredLong("no").endRecord();

    private static StreamMessageSerde serde(Map<String, ?> configs) {
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(configs, false);
        return serde;
    }

    @Test
    void serdesOfOneScopeUnderstandEachOtherAndShareNothing() {
        try (var writing = serde(Map.of("schema.registry.url", "mock://one"));
                var reading = serde(Map.of("schema.registry.url", List.of("mock://one")));
                var stranger = serde(Map.of("schema.registry.url", "mock://two"))) {
            for (StreamMessage message : Messages.all()) {
                byte[] value = writing.serializer().serialize("t", message);

                assertThat(value).startsWith(0);
                assertThat(reading.deserializer().deserialize("t", value)).isEqualTo(message);
                assertThatThrownBy(() -> stranger.deserializer().deserialize("t", value))
                        .isInstanceOf(UnreadableMessageException.class)
                        .hasMessageStartingWith("Confluent wire format: mock://two: no schema has id ");
            }
        }
    }

    @Test
    void versionsAreKeptPerSubject() {
        SchemaRegistry registry = MockSchemaRegistry.of("s", List.of());
        int first = registry.register("laps", LAP);
        int second = registry.register("laps", LAP_WITH_NUMBER);
        registry.register("other", LAP);

        assertThat(registry.register("laps", LAP)).isEqualTo(first);
        assertThat(registry.latest("laps")).isEqualTo(new RegisteredSchema("laps", 2, second, LAP_WITH_NUMBER));
        assertThat(registry.lookUp("other", LAP)).isEqualTo(first);
        assertThat(registry.byId(second)).isEqualTo(LAP_WITH_NUMBER);
        assertThatThrownBy(() -> registry.lookUp("other", LAP_WITH_NUMBER)).isInstanceOf(SchemaNotFoundException.class);
        assertThatThrownBy(() -> registry.latest("none")).isInstanceOf(SchemaNotFoundException.class);
        assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(SchemaNotFoundException.class);
    }

    @Test
    void compatibilityIsBackward() {
        SchemaRegistry registry = MockSchemaRegistry.of("s", List.of());

        assertThat(registry.check("laps", LAP_WITH_NUMBER).isCompatible()).isTrue();
        registry.register("laps", LAP_WITH_NUMBER);
        assertThat(registry.check("laps", LAP).isCompatible()).isTrue();
        registry.register("laps", LAP);
        assertThat(registry.check("laps", LAP_WITH_NUMBER)).isEqualTo(new Compatibility(false, List.of("no")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "dummy:9092,kafka-1:9092", "10.0.0.1:9092", "unused.example.com:9092"})
    void aBrokerMakesItRefused(String servers) {
        assertThatThrownBy(() -> serde(Map.of("schema.registry.url", "mock://one", "bootstrap.servers", servers)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "schema.registry.url=mock://one is for tests without a broker, but bootstrap.servers is "
                                + servers + ": nobody else could read what is written. Set schema.registry.url to the"
                                + " registry's address or remove it; a test with TopologyTestDriver names the broker dummy:9092");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dummy:9092", "dummy:1234, unused:9092", "mock:1", "kafka.invalid:9092", "Dummy:1"})
    void aPlaceholderIsNoBroker(String servers) {
        assertThatCode(() -> serde(Map.of("schema.registry.url", "mock://one", "bootstrap.servers", servers)))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        serde(Map.of("schema.registry.url", "mock://one", "bootstrap.servers", List.of("dummy:1"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock://", "mock://a,http://b", "http://me:hush@b,mock://a"})
    void aMockStandsAlone(String urls) {
        assertThatThrownBy(() -> serde(Map.of("schema.registry.url", urls)))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("a mock stands alone: mock://scope")
                .hasMessageNotContaining("hush");
    }
}
