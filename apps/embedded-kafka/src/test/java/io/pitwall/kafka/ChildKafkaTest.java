package io.pitwall.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker in a child process: killed, started again, stopped. */
@Timeout(90)
class ChildKafkaTest {

    @TempDir
    private Path folder;

    @Test
    void isThereAgainAfterAKillOnTheSamePortWithItsData() {
        Path data;
        try (var kafka = ChildKafka.start(EmbeddedKafkaConfig.temporary())) {
            var address = kafka.bootstrapServers();
            var traffic = Traffic.with(address);
            data = kafka.dataFolder();
            kafka.createTopic("laps", 1, Map.of());
            traffic.commit("laps", "1", "2");
            assertThatIllegalStateException()
                    .isThrownBy(kafka::restart)
                    .withMessage("the broker at " + address + " runs; kill() it first");

            kafka.kill();
            assertThat(kafka.isRunning()).isFalse();
            kafka.kill();
            kafka.restart();

            assertThat(kafka.isRunning()).isTrue();
            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            traffic.commit("laps", "3");
            assertThat(traffic.read("laps", "pit", 3)).containsExactly("1", "2", "3");
            assertThat(data).isDirectory();
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void aKeptFolderIsKeptAndSettingsAreThoseOfTheBroker() {
        var config = EmbeddedKafkaConfig.keptIn(folder).withSetting("message.max.bytes", "20000");
        try (var kafka = ChildKafka.start(config)) {
            kafka.createTopic("laps", 1, Map.of());
            var traffic = Traffic.with(kafka.bootstrapServers());
            assertThatThrownBy(() -> traffic.commit("laps", "x".repeat(30_000)))
                    .hasStackTraceContaining("RecordTooLargeException");
            traffic.commit("laps", "1");
        }
        try (var kafka = ChildKafka.start(config)) {
            assertThat(Traffic.with(kafka.bootstrapServers()).read("laps", "pit", 1))
                    .containsExactly("1");
        }
        assertThat(folder).isNotEmptyDirectory();
    }

    @Test
    void whatTheBrokerRefusesIsSaidHere() {
        assertThatExceptionOfType(EmbeddedKafkaException.class)
                .isThrownBy(() ->
                        ChildKafka.start(EmbeddedKafkaConfig.temporary().withSetting("message.max.bytes", "many")))
                .withMessageContaining("message.max.bytes");
        try (var kafka = ChildKafka.start(EmbeddedKafkaConfig.keptIn(folder))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kafka.createTopic("laps", 0, Map.of()))
                    .withMessage("topic laps needs at least 1 partition, but got 0");
            assertThatExceptionOfType(EmbeddedKafkaException.class)
                    .isThrownBy(() -> ChildKafka.start(EmbeddedKafkaConfig.keptIn(folder)))
                    .withMessageContaining("is used by another running broker");
        }
    }
}
