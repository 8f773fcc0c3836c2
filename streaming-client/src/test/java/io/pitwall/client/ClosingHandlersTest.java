package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamMessageSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Handlers of backfill that open topics while the client closes, or close it themselves. */
class ClosingHandlersTest {

    private static final ParameterData LATE = TextTable.parse("time_ms | a\n1 | 1");

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                /** As that of Kafka, which has nothing to flush then. */
                @Override
                public synchronized void flush() {
                    if (!closed()) {
                        super.flush();
                    }
                }
            };

    private final WriteOnlyOutputs outputs =
            new WriteOnlyOutputs(Map.of(), topic -> OptionalInt.empty(), new ManualAlarms(), () -> producer);
    private final OutputTopic topic = new OutputTopic("out", outputs);
    private final StreamWriter writer = topic.createStream("car");

    /** A buffer that holds a row which has come too late. */
    private LeadingEdgeBuffer late(Consumer<ParameterData> onBackfill) {
        LeadingEdgeBuffer buffer = writer.parameters().leadingEdgeBuffer(Duration.ZERO, onBackfill);
        buffer.row(2_000_000).addValue("a", 2);
        buffer.publish();
        buffer.row(1_000_000).addValue("a", 1);
        return buffer;
    }

    private static OutputBuffer ten(StreamWriter writer) {
        return writer.parameters().buffer(Packets.named("ten").everyRows(10));
    }

    private OutputBuffer other() {
        return ten(new OutputTopic("other", outputs).getOrCreateStream("late"));
    }

    private long lateRowsIn(String name) {
        var messages = new StreamMessageSerde().deserializer();
        return producer.history().stream()
                .filter(written -> written.topic().equals(name))
                .map(written -> messages.deserialize(written.topic(), written.headers(), written.value()))
                .filter(LATE::equals)
                .count();
    }

    @Test
    void aTopicThatAHandlerOpensWhileTheClientClosesIsFlushed() {
        late(rows -> other().write(rows));
        outputs.close();
        assertThat(lateRowsIn("other")).isEqualTo(1);
    }

    @Test
    void whatIsHeldInATopicThatIsOpenedTooLateIsTold() {
        List<LeadingEdgeBuffer> self = new ArrayList<>();
        List<ParameterData> handed = new ArrayList<>();
        self.add(late(rows -> {
            handed.add(rows);
            if (handed.size() == 1) {
                self.get(0).row(1_000_000).addValue("a", 1);
            } else {
                other().write(rows);
            }
        }));
        assertThatThrownBy(outputs::close)
                .isInstanceOf(WriteException.class)
                .hasMessageStartingWith("stream 'late' of topic 'other': holds rows that are dropped");
    }

    @Test
    void aHandlerMayCloseTheClientThatFlushes() {
        ten(writer).write(LATE);
        late(rows -> outputs.close());
        assertThatCode(writer::flush).doesNotThrowAnyException();
        assertThat(lateRowsIn("out")).isEqualTo(1);
    }

    @Test
    void aHandlerMayCloseTheClientWhoseTopicIsFlushed() {
        ten(writer).write(LATE);
        late(rows -> outputs.close());
        assertThatCode(topic::flush).doesNotThrowAnyException();
        assertThat(lateRowsIn("out")).isEqualTo(1);
    }

    @Test
    void anEndThatAHandlerHasShutOutIsToldToBeMissing() {
        ten(writer).write(LATE);
        late(rows -> outputs.close());
        assertThatThrownBy(writer::close)
                .isInstanceOf(WriteException.class)
                .hasMessageStartingWith("stream 'car' of topic 'out': cannot be written: ");
        assertThat(lateRowsIn("out")).isEqualTo(1);
    }
}
