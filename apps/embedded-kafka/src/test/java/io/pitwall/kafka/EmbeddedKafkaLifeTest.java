package io.pitwall.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starting, refusing to start, closing, starting again. */
class EmbeddedKafkaLifeTest {

    @TempDir
    private Path folder;

    @Test
    void closeLeavesNoThreadAndNoFolderBehind() {
        var before = nonDaemonThreads();
        var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
        kafka.createTopic("laps", 1, Map.of());
        assertThat(kafka.dataFolder()).isDirectoryContaining("glob:**/laps-0");

        kafka.close();
        kafka.close();

        assertThat(kafka.dataFolder()).doesNotExist();
        awaitNoThreadsBut(before);
    }

    @Test
    @Timeout(120)
    void anyNumberOfThreadsMayClose() {
        var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());

        var first = CompletableFuture.runAsync(kafka::close);
        var second = CompletableFuture.runAsync(kafka::close);
        Thread.currentThread().interrupt();
        kafka.close();

        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(kafka.dataFolder()).doesNotExist();
        assertThat(CompletableFuture.allOf(first, second)).succeedsWithin(1, TimeUnit.MINUTES);
    }

    @Test
    void startsAgainOnTheSameFolder() {
        var config = EmbeddedKafkaConfig.keptIn(folder.resolve("new/data"));
        String firstAddress;
        try (var kafka = EmbeddedKafka.start(config)) {
            firstAddress = kafka.bootstrapServers();
            kafka.createTopic("laps", 1, Map.of());
            Traffic.with(firstAddress).commit("laps", "1", "2");
            assertThat(Traffic.with(firstAddress).read("laps", "pit", 2)).containsExactly("1", "2");
        }
        try (var kafka = EmbeddedKafka.start(config)) {
            // As a rule both ports have changed; the kernel chooses them.
            var traffic = Traffic.with(kafka.bootstrapServers());
            traffic.commit("laps", "3");
            assertThat(traffic.read("laps", "pit", 1)).containsExactly("3");
            assertThat(traffic.read("laps", "stand", 3)).containsExactly("1", "2", "3");
        }
        assertThat(folder.resolve("new/data/meta.properties")).exists();
    }

    @Test
    void namesATakenPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var config = EmbeddedKafkaConfig.keptIn(folder).withPort(taken.getLocalPort());

            assertThatExceptionOfType(EmbeddedKafkaException.class)
                    .isThrownBy(() -> EmbeddedKafka.start(config))
                    .withMessageStartingWith("cannot listen on port %d of 127.0.0.1 (".formatted(taken.getLocalPort()))
                    .withMessageEndingWith(
                            "): stop the program that uses it, or choose another port, or none for any free one");
        }
        // Nothing of the failed start stands in the way of another.
        try (var kafka = startOnAPortThatWasFree(EmbeddedKafkaConfig.keptIn(folder))) {
            assertThat(kafka.bootstrapServers())
                    .isEqualTo("127.0.0.1:" + kafka.config().port().orElseThrow());
            refusesTheFolderOf(kafka);
        }
    }

    @Test
    void namesAFolderThatIsAFile() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");

        assertThatExceptionOfType(EmbeddedKafkaException.class)
                .isThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.keptIn(file)))
                .withMessageStartingWith("cannot use data folder " + file);
    }

    @Test
    void namesASettingKafkaRefuses() {
        var config = EmbeddedKafkaConfig.keptIn(folder).withSetting("message.max.bytes", "many");

        assertThatExceptionOfType(EmbeddedKafkaException.class)
                .isThrownBy(() -> EmbeddedKafka.start(config))
                .withMessageContaining(folder.toString())
                .withMessageContaining("Invalid value many for configuration message.max.bytes");
    }

    @Test
    @Timeout(120)
    void aStartThatFailsHalfWayEndsCleanly() throws IOException {
        var before = nonDaemonThreads();
        // Kafka finds out only when the controller is running already.
        Files.createDirectories(folder.resolve("photos"));

        assertThatExceptionOfType(EmbeddedKafkaException.class)
                .isThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.keptIn(folder)))
                .withMessageContaining("photos");

        awaitNoThreadsBut(before);
    }

    private static void refusesTheFolderOf(EmbeddedKafka kafka) {
        assertThatExceptionOfType(EmbeddedKafkaException.class)
                .isThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.keptIn(kafka.dataFolder())))
                .withMessage(
                        "data folder %s is used by another running broker: stop that one, or choose another folder",
                        kafka.dataFolder());
    }

    /** Tries another port if somebody else is faster. */
    private static EmbeddedKafka startOnAPortThatWasFree(EmbeddedKafkaConfig config) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                return EmbeddedKafka.start(config.withPort(port));
            } catch (EmbeddedKafkaException e) {
                if (attempt == 10 || !String.valueOf(e.getMessage()).startsWith("cannot listen on port " + port)) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static void awaitNoThreadsBut(Set<Thread> before) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).pollInSameThread().untilAsserted(() -> assertThat(
                        nonDaemonThreads())
                .isSubsetOf(before));
    }

    private static Set<Thread> nonDaemonThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }
}
