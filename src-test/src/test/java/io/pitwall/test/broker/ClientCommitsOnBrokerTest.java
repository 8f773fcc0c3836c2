package io.pitwall.test.broker;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pitwall.client.InputTopic;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamingClient;
import io.pitwall.client.StreamingClientException;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When clients commit, what may be done while they tell of it, and who hears of a last commit that fails. */
@WithKafka
@Timeout(120)
class ClientCommitsOnBrokerTest {

    private static final String ROWS = "time_ms | A\n1 | 1\n2 | 2\n3 | 3\n4 | 4\n5 | 5";

    @TempDir
    private Path folder;

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger read = new AtomicInteger();

    /** A client that copies rows and commits when it is told to, or stops. */
    private Consumer<StreamingClient> copying(
            Topics topics, String input, String output, BiConsumer<StreamingClient, InputTopic> more) {
        return client -> {
            OutputTopic topic = client.openOutputTopic(output);
            InputTopic opened = client.commitInterval(ofMinutes(10))
                    .openInputTopic(input, topics.config().applicationId())
                    .onStreamReceived(in -> in.parameters().onRead(rows -> {
                        topic.getOrCreateStream(in.id()).parameters().write(rows);
                        read.incrementAndGet();
                    }));
            more.accept(client, opened);
        };
    }

    /** Kafka ends transactions of this age, and so no commit may come later. */
    private static PitwallConfig patient(Topics topics) {
        return topics.config().withKafka("producer.transaction.timeout.ms", 900_000);
    }

    @Test
    void commitEveryCountsRecordsAndNotTheirRows(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        var definition = copying(topics, input, output, (client, opened) -> opened.commitEvery(3)
                .onCommitting(() -> seen.add("commit at " + read.get())));
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output);
                var client = new RunningClient(patient(topics), folder, definition)) {
            client.start();
            for (int record = 1; record <= 3; record++) {
                int sent = record;
                writer.write("car", ROWS).flush();
                await().atMost(ofSeconds(60)).until(() -> read.get() == sent);
            }
            reader.readUntil(() -> reader.packets("car").size() == 3);
        }
        assertThat(seen).first().isEqualTo("commit at 3");
    }

    @Test
    void closeMayBeCalledWhereverTheClientTellsOfSomething(Topics topics) {
        List<BiConsumer<InputTopic, Runnable>> callbacks = List.of(
                InputTopic::onCommitting,
                InputTopic::onCommitted,
                (input, close) -> input.onStreamsRevoked(streams -> close.run()));
        for (int i = 0; i < callbacks.size(); i++) {
            BiConsumer<InputTopic, Runnable> callback = callbacks.get(i);
            String input = topics.create("input" + i, 1);
            String output = topics.create("output" + i, 1);
            seen.clear();
            read.set(0);
            try (var writer = new TopicWriter(topics, input)) {
                var client = new RunningClient(
                        patient(topics),
                        folder.resolve("state" + i),
                        copying(topics, input, output, (closed, opened) -> {
                            closed.commitInterval(ofMillis(50));
                            callback.accept(opened, () -> {
                                closed.close();
                                seen.add("closed");
                            });
                        }));
                client.start();
                writer.write("car", ROWS).flush();
                await().atMost(ofSeconds(60)).until(() -> read.get() == 1);
                if (i == callbacks.size() - 1) {
                    client.stop();
                }
                client.join();
                assertThat(seen)
                        .as("callback %d has returned before run has", i)
                        .isNotEmpty();
                client.close();
            }
        }
    }

    @Test
    void runTellsThatTheLastCommitWasRefusedAndWhy(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        var definition = copying(
                topics,
                input,
                output,
                (client, opened) -> opened.onCommitting(() -> {
                    throw new IllegalStateException("not now");
                }));
        try (var writer = new TopicWriter(topics, input)) {
            RunningClient client = new RunningClient(patient(topics), folder, definition).start();
            writer.write("car", ROWS).flush();
            await().atMost(ofSeconds(60)).until(() -> read.get() == 1);
            assertThat(client.stop().failure())
                    .isInstanceOf(StreamingClientException.class)
                    .hasMessage("the client has stopped, but its last commit has not reached " + input
                            + "-0@1: what was done there since the commit before will be done again: not now");
        }
    }

    @Test
    void runTellsThatKafkaRefusedTheLastCommit(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output)) {
            RunningClient client = new RunningClient(
                            patient(topics), folder, copying(topics, input, output, (any, opened) -> {}))
                    .start();
            writer.write("car", ROWS).flush();
            await().atMost(ofSeconds(60)).until(() -> read.get() == 1);
            fenceProducersOf(topics);
            assertThat(client.stop().failure())
                    .isInstanceOf(StreamingClientException.class)
                    .hasMessageContaining("its last commit has not reached " + input + "-0@1");
            assertThat(reader.readToEnd().packets("car")).isEmpty();
        }
    }

    /** As another instance does that has taken over. */
    private static void fenceProducersOf(Topics topics) {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrapServers()))) {
            List<String> ids = admin.listTransactions().all().toCompletionStage().toCompletableFuture().join().stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith(topics.config().applicationId()))
                    .toList();
            assertThat(ids).isNotEmpty();
            admin.fenceProducers(ids)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
