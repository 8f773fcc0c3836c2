package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamMessageSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The end of a client that writes alone: what is held is written, and nobody else writes any more. */
class ClosedOutputsTest {

    private static final ParameterData ROW = TextTable.parse("time_ms | Speed\n1 | 2");

    private final ManualAlarms alarms = new ManualAlarms();
    private MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final WriteOnlyOutputs outputs =
            new WriteOnlyOutputs(Map.of(), topic -> OptionalInt.empty(), alarms, () -> producer);
    private final OutputTopic topic = new OutputTopic("out", outputs);

    private List<StreamMessage> written() {
        var messages = new StreamMessageSerde().deserializer();
        return producer.history().stream()
                .map(written -> messages.deserialize(written.topic(), written.headers(), written.value()))
                .toList();
    }

    @Test
    void closingWritesWhatIsHeldAndEndsNoStream() {
        StreamWriter writer = topic.createStream("car-1");
        writer.parameters()
                .buffer(Packets.named("idle").idle(Duration.ofSeconds(1)))
                .write(ROW);
        outputs.close();
        assertThat(written()).containsExactly(StreamProperties.none(), ROW);
        assertThat(producer.closed()).isTrue();
        assertThat(alarms.pending()).isZero();
        outputs.close();
    }

    @Test
    void afterwardsNothingCanBeWritten() {
        StreamWriter writer = topic.createStream("car-1");
        outputs.close();
        String closed = "the client is closed: nothing can be written to topic 'out'";
        assertThatThrownBy(() -> writer.parameters().write(ROW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(closed);
        assertThatThrownBy(writer::close).hasMessage(closed);
        assertThatThrownBy(() -> topic.createStream("car-2")).hasMessage(closed);
        assertThatThrownBy(() -> topic.writeRaw(null, new byte[0])).hasMessage(closed);
        assertThatThrownBy(() -> topic.writeRaw(null, new byte[0], new RecordHeaders()))
                .hasMessage(closed);
        assertThatThrownBy(topic::flush).hasMessage(closed);
        assertThatThrownBy(() -> new OutputTopic("new", outputs).createStream())
                .hasMessage("the client is closed: nothing can be written to topic 'new'");
    }

    @Test
    void closingTellsWhatWasRefusedAndClosesAllTheSame() {
        producer = new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        topic.createStream("car-1").parameters().write(ROW);
        producer.errorNext(new TopicAuthorizationException("not yours"));
        producer.completeNext();
        assertThatThrownBy(outputs::close).hasMessage("stream 'car-1' of topic 'out': was refused: not yours");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void aStreamThatCannotBeFlushedDoesNotKeepTheOthersFromIt() {
        List<String> asked = new ArrayList<>();
        for (String id : List.of("car-1", "car-2", "car-3")) {
            LeadingEdgeBuffer edge = topic.createStream(id).parameters().leadingEdgeBuffer(Duration.ZERO, late -> {
                asked.add(id);
                throw new IllegalStateException("no backfill");
            });
            edge.row(2).addValue("Speed", 2);
            edge.publish();
            edge.row(1).addValue("Speed", 1);
        }
        assertThatThrownBy(outputs::close).hasMessage("no backfill");
        assertThat(asked).containsExactlyInAnyOrder("car-1", "car-2", "car-3");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void whatAnotherThreadWritesWhileTheClientIsClosedIsRefused() {
        StreamWriter other = topic.createStream("car-2");
        OutputBuffer held = other.parameters().buffer(Packets.named("ten").everyRows(10));
        held.write(ROW);
        List<Throwable> refused = new ArrayList<>();
        LeadingEdgeBuffer edge = topic.createStream("car-1").parameters().leadingEdgeBuffer(Duration.ZERO, late -> {
            // In the middle of close: this thread closes, the others have no business here any more.
            for (Runnable write : List.<Runnable>of(
                    () -> held.write(ROW),
                    () -> other.parameters().write(ROW),
                    () -> topic.createStream("car-3"),
                    () -> new OutputTopic("new", outputs).createStream("car-4"),
                    () -> topic.writeRaw(null, new byte[0]))) {
                try {
                    CompletableFuture.runAsync(write).join();
                } catch (CompletionException e) {
                    refused.add(e.getCause());
                }
            }
            outputs.close();
        });
        edge.row(2).addValue("Speed", 2);
        edge.publish();
        edge.row(1).addValue("Speed", 1);
        outputs.close();

        assertThat(refused).hasSize(5).allSatisfy(error -> assertThat(error)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the client is closed: nothing can be written to topic '"));
        assertThat(written().stream().filter(ROW::equals)).hasSize(1);
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void aHandlerOfBackfillMayWriteWhileTheClientIsClosed() {
        List<OutputBuffer> buffers = new ArrayList<>();
        for (String id : List.of("car-1", "car-2", "car-3")) {
            buffers.add(topic.createStream(id)
                    .parameters()
                    .buffer(Packets.named("late").everyRows(10)));
        }
        LeadingEdgeBuffer edge = topic.createStream("edge")
                .parameters()
                .leadingEdgeBuffer(Duration.ZERO, late -> buffers.forEach(buffer -> buffer.write(ROW)));
        edge.row(2).addValue("Speed", 2);
        edge.publish();
        edge.row(1).addValue("Speed", 1);
        outputs.close();

        assertThat(written().stream().filter(ROW::equals)).hasSize(3);
    }

    @Test
    void threadsThatWriteWhileTheClientIsClosedHaveTheirRowsWrittenOrAreTold() throws Exception {
        int threads = 4;
        AtomicLong accepted = new AtomicLong();
        CountDownLatch underWay = new CountDownLatch(threads);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            OutputBuffer rows = topic.createStream("car-" + thread)
                    .parameters()
                    .buffer(Packets.named("seven").everyRows(7));
            writers.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            for (long row = 0; true; row++) {
                                rows.addTimestampNs(row).addValue("Speed", 1).write();
                                accepted.incrementAndGet();
                                if (row == 20) {
                                    underWay.countDown();
                                }
                            }
                        } catch (IllegalStateException e) {
                            assertThat(e).hasMessageStartingWith("the client is closed");
                        }
                    },
                    task -> new Thread(task).start()));
        }
        underWay.await();
        outputs.close();
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();

        assertThat(written().stream()
                        .filter(ParameterData.class::isInstance)
                        .mapToLong(rows -> ((ParameterData) rows).rowCount())
                        .sum())
                .isEqualTo(accepted.get());
    }

    @Test
    void aWriteThatIsRefusedBehindTheLastFlushIsTold() {
        producer = new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public void close() {
                errorNext(new TopicAuthorizationException("not yours"));
                super.close();
            }

            @Override
            public synchronized void flush() {}
        };
        topic.createStream("car-1").parameters().write(ROW);
        assertThatThrownBy(outputs::close)
                .isInstanceOf(WriteException.class)
                .hasMessage("stream 'car-1' of topic 'out': was refused: not yours");
    }
}
