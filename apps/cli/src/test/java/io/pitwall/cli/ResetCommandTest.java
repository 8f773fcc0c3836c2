package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.cli.Terminal.Result;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application forgets offsets, internal topics and state, and nothing else. */
class ResetCommandTest {

    @RegisterExtension
    static final SharedKafka KAFKA = new SharedKafka();

    @TempDir
    private Path stateDir;

    private String application = "";
    private String input = "";
    private String changelog = "";

    @SuppressWarnings("NullAway.Init") // the folder comes before the test
    ResetCommandTest() {}

    @BeforeEach
    void leaveTraces() throws IOException {
        application = SharedKafka.name("app");
        input = KAFKA.topic("input", 2);
        changelog = application + "-brake.buffer-changelog";
        KAFKA.create(changelog);
        KAFKA.create(application + "-dead-letters");
        commit(application);
        Files.writeString(
                Files.createDirectories(stateDir.resolve(application).resolve("0_0"))
                        .resolve("store"),
                "rows");
    }

    private KafkaConsumer<byte[], byte[]> consumer(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        KAFKA.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                        "classic"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void commit(String group) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(group)) {
            consumer.commitSync(Map.of(new TopicPartition(input, 0), new OffsetAndMetadata(0)));
        }
    }

    private Result reset(String... more) {
        List<String> args = new java.util.ArrayList<>(
                List.of("reset", "--application-id", application, "--state-dir", stateDir.toString()));
        args.addAll(List.of(more));
        return KAFKA.pitwall(args.toArray(new String[0]));
    }

    private static Set<String> topics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
            return admin.listTopics().names().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean hasOffsets(String group) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(group)) {
            TopicPartition partition = new TopicPartition(input, 0);
            return consumer.committed(Set.of(partition)).get(partition) != null;
        }
    }

    @Test
    void aDryRunSaysWhatItWouldDelete() {
        Result result = reset("--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                What application %s has left and a reset deletes:
                  committed offsets, so that it reads its input from where auto.offset.reset says:
                    %s, 1 partition
                  internal topics, with the state that is stored in them:
                    %s
                  state on this machine:
                    %s, 4 B
                """.formatted(application, input, changelog, stateDir.resolve(application)));
        assertThat(topics()).contains(changelog);
        assertThat(hasOffsets(application)).isTrue();
        assertThat(stateDir.resolve(application)).exists();
    }

    @Test
    void deletesThatAndNothingElse() {
        Result result = reset("--yes");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).endsWith("application " + application + " begins anew when it is started again\n");
        assertThat(topics()).doesNotContain(changelog).contains(input, application + "-dead-letters");
        assertThat(hasOffsets(application)).isFalse();
        assertThat(stateDir.resolve(application)).doesNotExist();
        assertThat(stateDir).exists();
    }

    @Test
    void aNoIsANo() {
        Result result = KAFKA.pitwallAnswering(
                "\n", "reset", "--application-id", application, "--state-dir", stateDir.toString());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("Delete this? [y/N] nothing was deleted\n");
        assertThat(topics()).contains(changelog);
        assertThat(hasOffsets(application)).isTrue();
    }

    @Test
    void topicsOfAnApplicationWhoseIdBeginsAlikeStay() {
        String sister = application + "-2";
        commit(sister);
        KAFKA.create(sister + "-brake.buffer-changelog");

        Result result = reset("--yes");

        assertThat(result.out())
                .contains("Not deleted, because they may be of an application with a similar id:\n    " + sister
                        + "-brake.buffer-changelog\n");
        assertThat(topics()).contains(sister + "-brake.buffer-changelog").doesNotContain(changelog);
        assertThat(hasOffsets(sister)).isTrue();
    }

    @Test
    void topicsOfAnApplicationWithAShorterIdStay() {
        String longer = application + "-brake.buffer";

        Result result = KAFKA.pitwall("reset", "--application-id", longer, "--state-dir", stateDir.toString(), "--yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("pitwall: application " + longer + " has left nothing at ")
                .endsWith(
                        "Topics that may be of another of them are left alone: " + changelog + System.lineSeparator());
        assertThat(topics()).contains(changelog);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../other", "a/b"})
    void anIdThatWouldBeAnotherFolderIsRefused(String id) throws IOException {
        Path other = Files.createDirectories(stateDir.resolve("other"));

        Result result = KAFKA.pitwall(
                "reset",
                "--application-id=" + id,
                "--state-dir",
                stateDir.resolve("app").toString(),
                "--yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("pitwall: --application-id '" + id + "' is no id of an application");
        assertThat(other).exists();
        assertThat(stateDir.resolve(application)).exists();
    }

    @Test
    void aPathIsNoIdEither() {
        Result result = KAFKA.pitwall("reset", "--application-id=" + stateDir, "--yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(stateDir.resolve(application)).exists();
    }

    @Test
    void isRefusedWhileAnInstanceRuns() {
        try (KafkaConsumer<byte[], byte[]> member = consumer(application)) {
            member.subscribe(List.of(input));
            while (member.assignment().isEmpty()) {
                member.poll(Duration.ofMillis(100));
            }
            Result result = reset("--yes");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .startsWith("pitwall: application " + application + " is running, consumer-" + application)
                    .contains(" at 127.0.0.1; stop it first.");
            assertThat(topics()).contains(changelog);
            assertThat(stateDir.resolve(application)).exists();
        }
    }

    /** The group does not know of an instance that has lost its brokers, or is still starting. */
    @Test
    void isRefusedWhileAnInstanceWorksInTheFolder() throws IOException {
        PitwallConfig config =
                PitwallConfig.of(application, KAFKA.bootstrapServers()).withKafka("state.dir", stateDir.toString());
        Topology topology = Pitwall.topology(
                telemetry -> telemetry.topic(input).parameters().to("out"), config);
        try (KafkaStreams instance = new KafkaStreams(topology, config.streamsProperties())) {
            assertThat(instance.state()).isEqualTo(KafkaStreams.State.CREATED);
            Result result = reset("--yes");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .isEqualTo("pitwall: an instance of the application is running on this machine, with its state in "
                            + stateDir.resolve(application) + "; stop it first. Nothing was deleted"
                            + System.lineSeparator());
            assertThat(topics()).contains(changelog);
            assertThat(hasOffsets(application)).isTrue();
        }
        assertThat(reset("--yes").exitCode()).isZero();
        assertThat(stateDir.resolve(application)).doesNotExist();
    }

    @Test
    void saysThatThereIsNothing() {
        Result result = KAFKA.pitwall(
                "reset", "--application-id", "unknown-application", "--state-dir", stateDir.toString(), "--yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("pitwall: application unknown-application has left nothing at " + KAFKA.bootstrapServers());
    }
}
