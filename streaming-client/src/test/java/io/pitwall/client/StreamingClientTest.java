package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may be said in which order; no broker is asked. */
@Timeout(60)
class StreamingClientTest {

    private final StreamingClient client = StreamingClient.connect("unused:9092");

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void allInputTopicsHaveOneGroup() {
        client.openInputTopic("left", "group");
        client.openRawInputTopic("raw", "group");

        assertThatThrownBy(() -> client.openInputTopic("right", "another"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "topic 'right' is opened with group 'another', but this client reads as group 'group': all its"
                                + " topics are read by one application; use a client for each group");
        assertThat(client.streamsConfig().applicationId()).isEqualTo("group");
        assertThat(client.streamsConfig().deadLetterTopic()).isEqualTo("group-dead-letters");
    }

    @Test
    void aTopicIsOpenedForReadingOnce() {
        client.openInputTopic("in", "group");
        assertThatThrownBy(() -> client.openRawInputTopic("in", "group"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("topic 'in' is open for reading already");
    }

    @Test
    void aTopicForWritingIsOneObject() {
        assertThat(client.openOutputTopic("out")).isSameAs(client.openOutputTopic("out"));
    }

    @Test
    void aTopicThatNobodyReadsIsRefused() {
        client.openInputTopic("in", "group");
        assertThatThrownBy(client::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "topic 'in' is opened for reading, but nobody takes its streams; call onStreamReceived before"
                                + " run");
    }

    @Test
    void aRawTopicThatNobodyReadsIsRefused() {
        client.openRawInputTopic("in", "group");
        assertThatThrownBy(client::topology)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call onRead before run");
    }

    @Test
    void itsOwnDeadLettersAreNotRead() {
        client.openInputTopic("group-dead-letters", "group").onStreamReceived(in -> {});
        assertThatThrownBy(client::topology)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is for dead letters, but the client reads it");
    }

    @Test
    void withoutInputThereIsNoTopology() {
        assertThatThrownBy(client::topology)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no topic is open for reading");
    }

    @Test
    void aClientThatReadsWritesInHandlersOnly() {
        OutputTopic output = client.openOutputTopic("out");
        client.openInputTopic("in", "group");
        assertThatThrownBy(() -> output.createStream("car"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a client that reads writes from its handlers only");
    }

    @Test
    void aHandlerIsGivenOnce() {
        InputTopic input = client.openInputTopic("in", "group").onStreamReceived(in -> {});
        assertThatThrownBy(() -> input.onStreamReceived(in -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("onStreamReceived of topic 'in' has a handler already");
    }

    @Test
    void timesAndNumbersAreChecked() {
        InputTopic input = client.openInputTopic("in", "group");
        assertThatThrownBy(() -> input.commitEvery(0)).hasMessage("commits come every 1 record or more, but it's 0");
        assertThatThrownBy(() -> input.endWhenIdle(Duration.ZERO))
                .hasMessage("streams can be ended after a silence of 1 ms or more, but it's PT0S");
        assertThatThrownBy(() -> client.commitInterval(Duration.ZERO))
                .hasMessage("commits come at intervals of 1 ms or more, but it's PT0S");
    }

    @Test
    void theCommitIntervalIsThatOfKafkaStreams() {
        client.commitInterval(Duration.ofMillis(250)).openInputTopic("in", "group");
        assertThat(client.streamsConfig().streamsProperties())
                .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 250L);
    }

    @Test
    void theGroupIsNotASetting() {
        ClientConfig config = ClientConfig.of("unused:9092");
        assertThatThrownBy(() -> config.withKafka(StreamsConfig.APPLICATION_ID_CONFIG, "group"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is the group of the input topics");
    }

    @Test
    void aClientWithoutInputWaitsUntilItIsStopped() {
        StringBuilder order = new StringBuilder();
        client.beforeShutdown(() -> order.append("first "))
                .beforeShutdown(() -> {
                    throw new IllegalStateException("shown in the log");
                })
                .beforeShutdown(() -> order.append("last"));
        client.stop();
        client.run();

        assertThat(order).hasToString("first last");
        assertThatThrownBy(client::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs once");
        assertThatThrownBy(() -> client.openInputTopic("in", "group"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the client runs or has run");
    }

    @Test
    void aClosedClientWritesNothing() {
        OutputTopic output = client.openOutputTopic("out");
        client.close();
        client.close();
        assertThatThrownBy(() -> output.createStream("car"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the client is closed");
    }

    @Test
    void whoClosesAClientThatIsBeingClosedWaitsToo() throws InterruptedException {
        // Nothing answers there, so that every write fails at once.
        StreamingClient alone = StreamingClient.connect(ClientConfig.of("localhost:1")
                .withKafka("pitwall.max.message.bytes.out", 1_000_000)
                .withKafka("max.block.ms", 1));
        List<Thread> another = new ArrayList<>();
        List<Thread.State> seen = new ArrayList<>();
        LeadingEdgeBuffer edge = alone.openOutputTopic("out")
                .onError(failure -> {})
                .createStream("car")
                .parameters()
                .leadingEdgeBuffer(Duration.ZERO, late -> {
                    // In the middle of close.
                    Thread second = new Thread(alone::close);
                    another.add(second);
                    second.start();
                    while (second.isAlive() && second.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    seen.add(second.getState());
                });
        edge.row(2).addValue("Speed", 2);
        edge.publish();
        edge.row(1).addValue("Speed", 1);
        alone.close();

        assertThat(seen).containsExactly(Thread.State.WAITING);
        another.get(0).join();
    }
}
