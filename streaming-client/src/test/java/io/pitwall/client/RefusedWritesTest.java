package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamMessageSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What a client that writes alone does when the broker refuses something. */
class RefusedWritesTest {

    private static final ParameterData ROW = TextTable.parse("time_ms | Speed\n1 | 2");

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final OutputTopic topic = new OutputTopic(
            "out", new WriteOnlyOutputs(Map.of(), name -> OptionalInt.empty(), new ManualAlarms(), () -> producer));

    private List<StreamMessage> written() {
        var messages = new StreamMessageSerde().deserializer();
        return producer.history().stream()
                .map(written -> messages.deserialize(written.topic(), written.headers(), written.value()))
                .toList();
    }

    @Test
    void aRowOrEventThatWasNotTakenForThatMayBeWrittenAgain() {
        StreamWriter writer = topic.createStream("car-1");
        RowWriter row = writer.parameters().buffer().addTimestampMs(1).addValue("Speed", 2);
        EventWriter event = writer.events().addTimestampMs(2).addValue("pit", "in");
        writer.parameters().write(TextTable.parse("time_ms | Speed\n0 | 1"));
        producer.errorNext(new TopicAuthorizationException("not yours"));
        assertThatThrownBy(row::write).isInstanceOf(WriteException.class);
        row.write();
        assertThat(written()).last().isEqualTo(ROW);
        producer.errorNext(new TopicAuthorizationException("not yours"));
        assertThatThrownBy(event::write).isInstanceOf(WriteException.class);
        event.write();
        assertThat(written()).last().isEqualTo(EventBatch.of(new EventData(2_000_000, "pit", "in", Map.of())));
    }

    @Test
    void anAssertionThatFailsInOnErrorDoesNotReachTheProducersThread() {
        List<WriteException> told = new ArrayList<>();
        topic.onError(failure -> {
            told.add(failure);
            throw new AssertionError("must not happen");
        });
        topic.createStream("car-1").parameters().write(ROW);
        assertThat(producer.errorNext(new TopicAuthorizationException("not yours")))
                .isTrue();
        assertThat(told).hasSize(1);
    }

    @Test
    void theNextWriteTellsWhatWasRefusedBeforeItTakesAnything() {
        StreamWriter writer = topic.createStream("car-1");
        OutputBuffer pairs = writer.parameters().buffer(Packets.named("pairs").everyRows(2));
        pairs.write(ROW);
        writer.parameters().write(ROW);
        producer.errorNext(new TopicAuthorizationException("not yours"));
        assertThatThrownBy(() -> pairs.write(TextTable.parse("time_ms | Speed\n2 | 3")))
                .isInstanceOf(WriteException.class)
                .hasMessage("stream 'car-1' of topic 'out': was refused: not yours");
        pairs.write(TextTable.parse("time_ms | Speed\n2 | 3"));
        assertThat(written()).last().isEqualTo(TextTable.parse("time_ms | Speed\n1 | 2\n2 | 3"));
        while (producer.completeNext()) {}
    }

    @Test
    void aStreamIsClosedAlthoughSomethingWasRefused() {
        StreamWriter writer = topic.createStream("car-1");
        writer.parameters().write(ROW);
        producer.errorNext(new TopicAuthorizationException("not yours"));
        assertThatThrownBy(writer::close).isInstanceOf(WriteException.class);
        assertThat(writer.isClosed()).isTrue();
        assertThat(written()).last().isEqualTo(StreamEnd.closed());
    }

    @Test
    void aLeadingEdgeBufferKeepsItsRowsWhenSomethingElseWasRefused() {
        StreamWriter writer = topic.createStream("car-1");
        LeadingEdgeBuffer edge = writer.parameters().leadingEdgeBuffer(Duration.ZERO, late -> {});
        writer.parameters().write(ROW);
        edge.row(2_000_000).addValue("Speed", 3);
        producer.errorNext(new TopicAuthorizationException("not yours"));
        assertThatThrownBy(edge::publish).isInstanceOf(WriteException.class);
        edge.publish();
        assertThat(written()).last().isEqualTo(TextTable.parse("time_ms | Speed\n2 | 3"));
        while (producer.completeNext()) {}
    }

    @Test
    void aStreamWithALeadingEdgeIsClosedAlthoughSomethingWasRefused() {
        StreamWriter writer = topic.createStream("car-1");
        writer.parameters().write(ROW);
        writer.parameters()
                .leadingEdgeBuffer(Duration.ofSeconds(1), late -> {})
                .row(2_000_000)
                .addValue("Speed", 3);
        producer.errorNext(new TopicAuthorizationException("not yours"));
        assertThatThrownBy(writer::close).isInstanceOf(WriteException.class);
        assertThat(writer.isClosed()).isTrue();
        assertThat(written()).endsWith(TextTable.parse("time_ms | Speed\n2 | 3"), StreamEnd.closed());
    }
}
