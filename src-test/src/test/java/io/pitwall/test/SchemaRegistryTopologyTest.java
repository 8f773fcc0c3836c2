package io.pitwall.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.serdes.plain.PlainFormat;
import io.pitwall.serdes.registry.Compatibility;
import io.pitwall.serdes.registry.RegisteredSchema;
import io.pitwall.serdes.registry.RegistrySettings;
import io.pitwall.serdes.registry.RegistryUnavailableException;
import io.pitwall.serdes.registry.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** A topology whose schemas lie in a registry: what is bad goes to the dead letters, an outage stops it. */
class SchemaRegistryTopologyTest {

    private static final byte[] CAR = {'c'};

    private static final TelemetryTopology PASS_ON =
            telemetry -> telemetry.topic("in").parameters("Brake").to("out");

    private static PitwallConfig config(String name, Object value) {
        return PitwallConfig.of("test", "unused:9092").withKafka(name, value);
    }

    @Test
    void readsAndWritesConfluentWireFormat() {
        try (var test = TelemetryTest.of(PASS_ON, config(RegistrySettings.URL, "mock://test"))) {
            test.topic("in").stream("c").write("""
                    time_ms | Brake
                          0 |   0.7
                    """).end();

            assertThat(test.topic("out").records()).hasSize(3).allSatisfy(output -> assertThat(output.value()[0])
                    .isZero());
            assertThat(test.topic("out").messages("c")).hasSize(3).first().isInstanceOf(StreamProperties.class);
        }
    }

    @Test
    void bytesThatOnlyLookLikeItAreDeadLetters() {
        try (var test = TelemetryTest.of(PASS_ON, config(RegistrySettings.URL, "mock://test"))) {
            test.topic("in").writeBytes(CAR, new byte[] {0, 0, 0, 0, 9, 1}).writeBytes(CAR, new byte[] {0});

            assertThat(test.deadLetters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(
                            "Confluent wire format: mock://test: no schema has id 9",
                            "Confluent wire format: expected 5 bytes of marker and schema id, but the value has 1");
        }
    }

    @Test
    void withoutARegistryTheyAreDeadLettersThatNameTheSetting() {
        try (var test = TelemetryTest.of(PASS_ON)) {
            test.topic("in").writeBytes(CAR, new byte[] {0, 0, 0, 0, 9, 1});

            assertThat(test.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.reason())
                    .endsWith("no schema registry is configured; set schema.registry.url to read it"));
        }
    }

    @Test
    void anOutageStopsTheApplicationAndLosesNothing() {
        try (var test = TelemetryTest.of(PASS_ON, config(RegistrySettings.INSTANCE, new Unavailable()))) {
            assertThatThrownBy(() -> test.topic("in").writeBytes(CAR, new byte[] {0, 0, 0, 0, 9, 1}))
                    .hasRootCauseInstanceOf(RegistryUnavailableException.class);

            assertThat(test.deadLetters()).isEmpty();
        }
    }

    @Test
    void anOutageWhileWritingStopsTheApplication() {
        try (var test = TelemetryTest.of(PASS_ON, config(RegistrySettings.INSTANCE, new Unavailable()))) {
            byte[] data = PlainFormat.instance()
                    .encode(ParameterData.builder().row(0).put("Brake", 1).build());

            assertThatThrownBy(() -> test.topic("in").writeBytes(CAR, data))
                    .hasRootCauseInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void aMockIsRefusedWhereThereIsABroker() {
        PitwallConfig real = PitwallConfig.of("test", "localhost:9092").withKafka(RegistrySettings.URL, "mock://test");

        assertThatThrownBy(() -> TelemetryTest.of(PASS_ON, real))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("schema.registry.url=mock://test is for tests without a broker");
    }

    /** A registry in an outage that has outlasted all retries. */
    private static final class Unavailable implements SchemaRegistry {

        private static RegistryUnavailableException outage() {
            return new RegistryUnavailableException("no connection");
        }

        @Override
        public int register(String subject, Schema schema) {
            throw outage();
        }

        @Override
        public int lookUp(String subject, Schema schema) {
            throw outage();
        }

        @Override
        public Schema byId(int id) {
            throw outage();
        }

        @Override
        public RegisteredSchema latest(String subject) {
            throw outage();
        }

        @Override
        public Compatibility check(String subject, Schema schema) {
            throw outage();
        }
    }
}
