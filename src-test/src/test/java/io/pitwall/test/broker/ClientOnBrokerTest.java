package io.pitwall.test.broker;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pitwall.client.OutputTopic;
import io.pitwall.client.StartOffset;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.client.StreamingClientException;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.rules.Packets;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Clients that run: from start to stop, moving, and failing. */
@WithKafka
@Timeout(120)
class ClientOnBrokerTest {

    private static final String ROW = "time_ms | A\n1 | 1";
    private static final int CARS = 20;

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Story story = new Story();

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    /** Copies rows through a buffer that is released when nothing comes. */
    private Consumer<StreamingClient> copying(PitwallConfig config, String input, String output) {
        return client -> {
            OutputTopic topic = client.openOutputTopic(output);
            client.openInputTopic(input, config.applicationId()).onStreamReceived(in -> {
                seen.add(in.id() + " " + in.resumed());
                StreamWriter out = topic.getOrCreateStream(in.id());
                in.parameters()
                        .buffer(Packets.named("idle").idle(ofMillis(300)))
                        .onRead(out.parameters()::write);
                in.onClosed(out::close);
            });
        };
    }

    @Test
    void aClientStopsInOrderAndGoesOnWhereItWas(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        AtomicInteger committing = new AtomicInteger();
        AtomicInteger committed = new AtomicInteger();
        Consumer<StreamingClient> definition = client -> {
            client.commitInterval(ofMillis(50)).beforeShutdown(() -> seen.add("before shutdown"));
            OutputTopic topic = client.openOutputTopic(output);
            client.openInputTopic(input, topics.config().applicationId())
                    .commitEvery(1)
                    .onCommitting(committing::incrementAndGet)
                    .onCommitted(committed::incrementAndGet)
                    .onStreamsRevoked(streams -> seen.add("revoked " + streams.size()))
                    .onStreamReceived(in -> {
                        seen.add("received " + in.resumed());
                        StreamWriter out = topic.getOrCreateStream(in.id());
                        in.parameters()
                                .buffer(Packets.named("pairs").everyRows(2))
                                .onRead(out.parameters()::write);
                        in.onClosed(out::close);
                    });
        };
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output)) {
            try (var client = new RunningClient(topics.config(), folder, definition)) {
                client.start();
                writer.write("car", "time_ms | A\n1 | 1\n2 | 2\n3 | 3").flush();
                reader.readUntil(() -> reader.packets("car").size() == 1 && committed.get() > 0);
            }
            assertThat(committing.get()).isPositive();
            try (var client = new RunningClient(topics.config(), folder, definition)) {
                client.start();
                writer.write("car", "time_ms | A\n4 | 4").end("car").flush();
                reader.readUntilEnded("car");
            }
            assertThat(reader.stream("car"))
                    .hasPackets("time_ms | A\n1 | 1\n2 | 2", "time_ms | A\n3 | 3\n4 | 4")
                    .isEnded();
            assertThat(seen)
                    .containsExactly(
                            "received false", "before shutdown", "revoked 1", "received true", "before shutdown");
        }
    }

    @Test
    void whatIsHeldIsReleasedByTheIdleRuleAfterARestart(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        PitwallConfig config = topics.config();
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output)) {
            AtomicInteger read = new AtomicInteger();
            try (var client = new RunningClient(config, folder, holding -> {
                holding.openOutputTopic(output);
                holding.openInputTopic(input, config.applicationId()).onStreamReceived(in -> in.parameters()
                        .onRead(rows -> read.incrementAndGet())
                        .buffer(Packets.named("idle").idle(ofHours(1)))
                        .onRead(packet -> seen.add("too early")));
            })) {
                client.start();
                writer.write("car", ROW).flush();
                reader.readUntil(() -> read.get() == 1);
            }
            try (var client = new RunningClient(config, folder, copying(config, input, output))) {
                client.start();
                reader.readUntil(() -> reader.packets("car").size() == 1);
            }
            assertThat(reader.stream("car")).hasRows(ROW);
            assertThat(seen).containsExactly("car true");
        }
    }

    @Test
    void instancesThatComeAndGoChangeNothing(Topics topics) {
        long seed = new Random().nextLong();
        story.add("seed " + seed);
        String input = topics.create("input", 2);
        String output = topics.create("output", 2);
        PitwallConfig config = topics.config();
        Consumer<StreamingClient> definition =
                client -> CrashClient.define(client, config.applicationId(), input, output);
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output)) {
            Race race = new Race(writer, CARS, seed);
            try (var first = new RunningClient(config, folder.resolve("first"), definition)) {
                first.start();
                raceFor(20, race, reader);
                try (var second = new RunningClient(config, folder.resolve("second"), definition)) {
                    second.start();
                    raceFor(40, race, reader);
                }
                raceFor(20, race, reader);
                race.endAll();
                reader.readUntil(() -> reader.endedStreams() == CARS);
            }
            assertThat(reader.readToEnd().messages())
                    .as("seed %d", seed)
                    .isEqualTo(race.outputWithoutCrash(new CrashTopology(input, output), input, output));
        }
    }

    private static void raceFor(int records, Race race, TopicReader reader) {
        int before = reader.records().size();
        reader.readUntil(() -> {
            race.goOn();
            return reader.records().size() >= before + records;
        });
    }

    @Test
    void runFailsWithWhatAHandlerHasThrown(Topics topics) {
        String input = topics.create("input", 1);
        try (var writer = new TopicWriter(topics, input)) {
            writer.write("car", ROW).flush();
            RunningClient client = new RunningClient(topics.config(), folder, failing -> failing.openInputTopic(
                            input, topics.config().applicationId())
                    .onStreamReceived(in -> in.parameters().onRead(rows -> {
                        throw new IllegalArgumentException("no such gear");
                    })));
            assertThat(client.start().failure())
                    .isInstanceOf(StreamingClientException.class)
                    .hasMessageContaining("parameters().onRead failed on stream 'car' at " + input + "-0@0")
                    .hasMessageContaining("no such gear");
        }
    }

    @Test
    void anInputTopicMustBeThere(Topics topics) {
        RunningClient client = new RunningClient(topics.config(), folder, lost -> lost.openInputTopic(
                        "nowhere", topics.config().applicationId())
                .onStreamReceived(in -> {}));
        assertThat(client.start().failure())
                .isInstanceOf(StreamingClientException.class)
                .hasMessageContaining("topic nowhere does not exist at");
    }

    @Test
    void aGroupWithoutOffsetsMayBeRefused(Topics topics) {
        String input = topics.create("input", 1);
        RunningClient client = new RunningClient(topics.config(), folder, strict -> strict.openInputTopic(
                        input, topics.config().applicationId(), StartOffset.FAIL)
                .onStreamReceived(in -> {}));
        assertThat(client.start().failure())
                .isInstanceOf(StreamingClientException.class)
                .hasMessageStartingWith("the client has stopped: ")
                .hasMessageContaining("Undefined offset with no reset policy for partitions: [" + input + "-0]");
    }

    @Test
    void latestBeginsWithWhatComesThen(Topics topics) {
        String input = topics.create("input", 1);
        try (var writer = new TopicWriter(topics, input);
                var client = new RunningClient(topics.config(), folder, late -> late.openInputTopic(
                                input, topics.config().applicationId(), StartOffset.LATEST)
                        .onStreamReceived(in -> seen.add(in.id())))) {
            writer.write("old", ROW).flush();
            client.start();
            await().atMost(ofSeconds(60)).until(() -> {
                writer.write("new", ROW).flush();
                return !seen.isEmpty();
            });
            assertThat(seen).containsExactly("new");
        }
    }

    @Test
    void rawRecordsAreCopiedWithKeyValueAndHeadersAndDeletionsToo(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output);
                var client = new RunningClient(topics.config(), folder, raw -> {
                    OutputTopic topic = raw.openOutputTopic(output);
                    raw.openRawInputTopic(input, topics.config().applicationId())
                            .onRead(record -> topic.writeRaw(record.key(), record.value(), record.headers()));
                })) {
            writer.writeBytes(new byte[] {1}, new byte[] {2, 3}, new RecordHeaders().add("h", new byte[] {4}));
            writer.writeBytes(0, new byte[] {1}, null).flush();
            client.start();
            reader.readUntil(() -> reader.records().size() == 2);

            var copy = reader.records().get(0);
            assertThat(copy.key()).containsExactly(1);
            assertThat(copy.value()).containsExactly(2, 3);
            assertThat(copy.headers().lastHeader("h").value()).containsExactly(4);
            assertThat(reader.records().get(1).key()).containsExactly(1);
            assertThat(reader.records().get(1).value()).isNull();
        }
    }
}
