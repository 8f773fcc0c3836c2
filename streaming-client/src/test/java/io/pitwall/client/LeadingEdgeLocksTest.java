package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers of backfill hold no lock: they may wait for other threads, and what other threads put in meanwhile is not lost. */
@Timeout(60)
class LeadingEdgeLocksTest {

    private static final ParameterData LATE = TextTable.parse("time_ms | a\n1 | 1");

    private final RecordedOutput output = new RecordedOutput();

    /** A buffer that holds a row which has come too late. */
    private static LeadingEdgeBuffer late(StreamWriter writer, Consumer<ParameterData> onBackfill) {
        LeadingEdgeBuffer buffer = writer.parameters().leadingEdgeBuffer(Duration.ZERO, onBackfill);
        buffer.row(2_000_000).addValue("a", 2);
        buffer.publish();
        buffer.row(1_000_000).addValue("a", 1);
        return buffer;
    }

    /** Runs it on another thread, which is not waited for if the test fails. */
    private static FutureTask<Void> started(Runnable action) {
        FutureTask<Void> task = new FutureTask<>(action, null);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    @Test
    void aHandlerMayCloseTheClientWhileAnotherThreadCloses() throws Exception {
        // Nothing answers there, so that every write fails at once.
        StreamingClient client = StreamingClient.connect(ClientConfig.of("localhost:1")
                .withKafka("pitwall.max.message.bytes.out", 1_000_000)
                .withKafka("max.block.ms", 1));
        OutputTopic topic = client.openOutputTopic("out").onError(failure -> {});
        CountDownLatch inHandler = new CountDownLatch(1);
        CountDownLatch isClosing = new CountDownLatch(1);
        late(topic.createStream("closing"), rows -> isClosing.countDown());
        LeadingEdgeBuffer edge = late(topic.createStream("edge"), rows -> {
            inHandler.countDown();
            await(isClosing);
            client.close();
        });

        FutureTask<Void> publishing = started(edge::publish);
        inHandler.await();
        FutureTask<Void> closing = started(client::close);

        publishing.get(30, TimeUnit.SECONDS);
        closing.get(30, TimeUnit.SECONDS);
    }

    @Test
    void handlersOfTwoStreamsMayWriteToEachOther() throws Exception {
        StreamWriter one = output.topic().createStream("one");
        StreamWriter two = output.topic().createStream("two");
        CyclicBarrier bothInTheirHandlers = new CyclicBarrier(2);
        LeadingEdgeBuffer ofOne = late(one, rows -> {
            await(bothInTheirHandlers);
            two.parameters().write(rows);
        });
        LeadingEdgeBuffer ofTwo = late(two, rows -> {
            await(bothInTheirHandlers);
            one.parameters().write(rows);
        });

        FutureTask<Void> publishing = started(ofOne::publish);
        FutureTask<Void> flushing = started(ofTwo::flush);

        publishing.get(30, TimeUnit.SECONDS);
        flushing.get(30, TimeUnit.SECONDS);
        assertThat(output.packets().stream().filter(LATE::equals)).hasSize(2);
    }

    @Test
    void whatComesTooLateWhileTheHandlerRunsStaysForTheNextTime() {
        StreamWriter writer = output.topic().createStream("car");
        List<ParameterData> backfill = new ArrayList<>();
        List<LeadingEdgeBuffer> self = new ArrayList<>();
        self.add(late(writer, rows -> {
            backfill.add(rows);
            if (backfill.size() == 1) {
                self.get(0).row(1_000_000).addValue("a", 1);
            }
        }));
        self.get(0).flush();
        assertThat(backfill).containsExactly(LATE);
        self.get(0).flush();
        assertThat(backfill).containsExactly(LATE, LATE);
        assertThat(output.packets()).as("in order").containsExactly(TextTable.parse("time_ms | a\n2 | 2"));
    }

    @Test
    void whatComesTooLateWhileAStreamIsClosedGoesToTheHandlerBehindTheEnd() {
        StreamWriter writer = output.topic().createStream("car");
        List<Boolean> wasClosed = new ArrayList<>();
        List<LeadingEdgeBuffer> self = new ArrayList<>();
        self.add(late(writer, rows -> {
            wasClosed.add(writer.isClosed());
            if (!writer.isClosed()) {
                self.get(0).row(1_000_000).addValue("a", 1);
            }
        }));
        writer.close();
        assertThat(wasClosed).containsExactly(false, true);
        assertThat(output.messages()).last().isEqualTo(StreamEnd.closed());
    }

    @Test
    void aHandlerMayCloseTheStreamThatIsBeingFlushed() {
        StreamWriter writer = output.topic().createStream("car");
        writer.parameters().buffer(Packets.named("ten").everyRows(10)).write(LATE);
        late(writer, rows -> writer.close());
        writer.flush();
        assertThat(output.packets()).contains(LATE);
        assertThat(output.topic().getStream("car")).isNull();
    }

    @Test
    void whatAHandlerPutsInEachTimeIsToldWhenTheClientIsClosed() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        WriteOnlyOutputs outputs =
                new WriteOnlyOutputs(Map.of(), topic -> OptionalInt.empty(), output.alarms(), () -> producer);
        List<LeadingEdgeBuffer> self = new ArrayList<>();
        self.add(late(
                new OutputTopic("out", outputs).createStream("car"),
                rows -> self.get(0).row(1_000_000).addValue("a", 1)));
        assertThatThrownBy(outputs::close)
                .isInstanceOf(WriteException.class)
                .hasMessage(
                        "stream 'car' of topic 'out': holds rows that are dropped, because the client is closed: handlers"
                                + " of backfill have put in new ones each time, or they could not be written");
        assertThat(producer.closed()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
