package io.pitwall.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedKafkaConfigTest {

    @Test
    void temporaryHasNoFolderNoPortAndNoSettings() {
        var config = EmbeddedKafkaConfig.temporary();

        assertThat(config.keptFolder()).isEmpty();
        assertThat(config.port()).isEmpty();
        assertThat(config.settings()).isEmpty();
    }

    @Test
    void changesGiveCopies() {
        var config = EmbeddedKafkaConfig.temporary();

        var changed = config.withPort(9092).withSetting("message.max.bytes", "1000");

        assertThat(config).isEqualTo(EmbeddedKafkaConfig.temporary());
        assertThat(changed.port()).hasValue(9092);
        assertThat(changed.settings()).isEqualTo(Map.of("message.max.bytes", "1000"));
    }

    @Test
    void theLastValueOfASettingHolds() {
        var config = EmbeddedKafkaConfig.temporary()
                .withSetting("message.max.bytes", "1")
                .withSetting("message.max.bytes", "2");

        assertThat(config.settings()).containsExactly(Map.entry("message.max.bytes", "2"));
    }

    @Test
    void keptFolderIsAbsolute() {
        var folder = EmbeddedKafkaConfig.keptIn(Path.of("x/../data")).keptFolder();

        assertThat(folder).hasValue(Path.of("data").toAbsolutePath());
    }

    @Test
    void refusesAFolderWithAComma() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedKafkaConfig.keptIn(Path.of("/data/a,b")))
                .withMessage("a Kafka data folder must not have a comma in its path, but it is /data/a,b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65535})
    void takesPortsInRange(int port) {
        assertThat(EmbeddedKafkaConfig.temporary().withPort(port).port()).hasValue(port);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void refusesPortsOutOfRange(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedKafkaConfig.temporary().withPort(port))
                .withMessage("port must be 1 to 65535, but it is " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"listeners", "log.dirs", "node.id", "process.roles", "controller.quorum.voters"})
    void refusesSettingsItDecidesItself(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedKafkaConfig.temporary().withSetting(key, "x"))
                .withMessage(
                        "broker setting " + key
                                + " is decided by the embedded Kafka: choose the data folder with keptIn and the port with withPort");
    }

    @Test
    void refusesABlankSetting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedKafkaConfig.temporary().withSetting(" ", "x"))
                .withMessage("a broker setting needs a name, but it is blank");
    }

    @Test
    void doesNotPrintValuesOfSettings() {
        var config = EmbeddedKafkaConfig.temporary().withPort(9092).withSetting("some.password", "geheim");

        assertThat(config).hasToString("EmbeddedKafkaConfig[folder=temporary, port=9092, settings=[some.password]]");
    }
}
