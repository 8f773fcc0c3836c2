package io.pitwall.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Brokers in another JVM, and such that nobody closes. */
class ChildBrokerTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void startsAgainAfterAKill() throws Exception {
        var config = EmbeddedKafkaConfig.keptIn(folder);
        try (var child = ChildJvm.run("keep", folder.toString())) {
            var address = child.line();
            assertThat(address).startsWith("127.0.0.1:");
            try (var admin = BrokerAdmin.connect(address)) {
                admin.createTopic("laps", 1, Map.of());
            }
            Traffic.with(address).commit("laps", "1", "2");
            assertThat(Traffic.with(address).read("laps", "pit", 2)).containsExactly("1", "2");
            assertThatExceptionOfType(EmbeddedKafkaException.class)
                    .isThrownBy(() -> EmbeddedKafka.start(config))
                    .withMessageContaining("is used by another running broker");
            child.kill();
        }
        try (var kafka = EmbeddedKafka.start(config)) {
            var traffic = Traffic.with(kafka.bootstrapServers());
            traffic.commit("laps", "3");
            assertThat(traffic.read("laps", "pit", 1)).containsExactly("3");
            assertThat(traffic.read("laps", "stand", 3)).containsExactly("1", "2", "3");
        }
    }

    @Test
    @Timeout(60)
    void anExitRemovesTheTemporaryFolderAfterTheHooksOfOthers() throws Exception {
        try (var child = ChildJvm.run("exit")) {
            assertThat(child.line()).startsWith("127.0.0.1:");
            var temporary = child.line();
            assertThat(child.line()).isEqualTo("hook done");
            assertThat(child.exitCode()).isZero();
            assertThat(Path.of(temporary)).doesNotExist();
        }
    }

    @Test
    @Timeout(60)
    void anotherJvmIsRefusedAsWell() throws Exception {
        var config = EmbeddedKafkaConfig.keptIn(folder);
        try (var kafka = EmbeddedKafka.start(config)) {
            // A refusal in this JVM must not lift the lock that the next one has to meet.
            assertThatExceptionOfType(EmbeddedKafkaException.class).isThrownBy(() -> EmbeddedKafka.start(config));
            try (var child = ChildJvm.run("keep", folder.toString())) {
                assertThat(child.line())
                        .isEqualTo(
                                "data folder %s is used by another running broker: stop that one, or choose another folder",
                                kafka.dataFolder());
                assertThat(child.exitCode()).isZero();
            }
        }
    }
}
