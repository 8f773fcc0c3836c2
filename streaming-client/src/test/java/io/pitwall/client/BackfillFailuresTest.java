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
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** A handler of backfill that throws, or rows that cannot be written, keep nothing else back at flush and close. */
class BackfillFailuresTest {

    private static final ParameterData LATE = TextTable.parse("time_ms | a\n1 | 1");

    private final WriteException refused = new WriteException("out", "car", "cannot be written: no room", null);
    private final RecordedOutput output = new RecordedOutput();
    private final StreamWriter writer = output.topic().createStream("car");
    private final List<ParameterData> handed = new ArrayList<>();

    /** A buffer that holds a row which has come too late. */
    private static LeadingEdgeBuffer late(StreamWriter writer, Consumer<ParameterData> onBackfill) {
        LeadingEdgeBuffer buffer = writer.parameters().leadingEdgeBuffer(Duration.ZERO, onBackfill);
        buffer.row(2_000_000).addValue("a", 2);
        buffer.publish();
        putLate(buffer);
        return buffer;
    }

    private static void putLate(LeadingEdgeBuffer buffer) {
        buffer.row(1_000_000).addValue("a", 1);
    }

    private static void fail(ParameterData rows) {
        throw new IllegalStateException("no backfill");
    }

    @Test
    void behindTheEndAllHandlersAreCalledAndEarlierWritesTold() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        OutputTopic topic = new OutputTopic(
                "out", new WriteOnlyOutputs(Map.of(), name -> OptionalInt.empty(), output.alarms(), () -> producer));
        StreamWriter car = topic.createStream("car");
        List<LeadingEdgeBuffer> edges = new ArrayList<>();
        edges.add(late(car, rows -> {
            if (car.isClosed()) {
                fail(rows);
            }
        }));
        edges.add(late(car, rows -> {
            if (car.isClosed()) {
                handed.add(rows);
            } else {
                edges.forEach(BackfillFailuresTest::putLate);
                producer.errorNext(new TopicAuthorizationException("not yours"));
            }
        }));
        assertThatThrownBy(car::close).hasMessage("no backfill").satisfies(failure -> assertThat(
                        failure.getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("stream 'car' of topic 'out': was refused: not yours"));
        assertThat(handed).containsExactly(LATE);
        assertThat(car.isClosed()).isTrue();
    }

    @Test
    void whatComesTooLateIsStillHeldIfTheEndCannotBeSent() {
        List<LeadingEdgeBuffer> self = new ArrayList<>();
        self.add(late(writer, rows -> {
            handed.add(rows);
            if (handed.size() == 1) {
                putLate(self.get(0));
                output.refuseOne(refused);
            }
        }));
        assertThatThrownBy(writer::close).isSameAs(refused);
        assertThat(handed).containsExactly(LATE);
        writer.close();
        assertThat(handed).containsExactly(LATE, LATE);
        assertThat(output.messages()).last().isEqualTo(StreamEnd.closed());
    }

    @Test
    void whatWasTakenInIsWrittenAndHandedOverAlthoughTheClientCloses() {
        List<LeadingEdgeBuffer> self = new ArrayList<>();
        self.add(late(writer, rows -> {
            handed.add(rows);
            if (handed.size() == 1) {
                putLate(self.get(0));
                self.get(0).row(3_000_000).addValue("a", 3);
                output.close();
            }
        }));
        output.sent();
        writer.close();
        assertThat(handed).containsExactly(LATE, LATE);
        assertThat(output.messages()).containsExactly(TextTable.parse("time_ms | a\n3 | 3"), StreamEnd.closed());
    }

    @Test
    void aStreamIsClosedAlthoughAHandlerThrows() {
        late(writer, BackfillFailuresTest::fail);
        late(writer, handed::add);
        assertThatThrownBy(writer::close).hasMessage("no backfill");
        assertThat(handed).containsExactly(LATE);
        assertThat(writer.isClosed()).isTrue();
        assertThat(output.messages()).last().isEqualTo(StreamEnd.closed());
    }

    @Test
    void aFlushWritesWhatIsHeldAlthoughAHandlerThrows() {
        late(writer, BackfillFailuresTest::fail);
        late(writer, handed::add);
        writer.parameters().buffer(Packets.named("ten").everyRows(10)).write(LATE);
        output.sent();
        assertThatThrownBy(writer::flush).hasMessage("no backfill");
        assertThat(handed).containsExactly(LATE);
        assertThat(output.packets()).containsExactly(LATE);
    }

    @Test
    void oneBufferThatCannotBeWrittenKeepsNeitherTheNextNorThePacketsBack() {
        writer.parameters().write(LATE);
        for (String name : List.of("b", "c")) {
            writer.parameters()
                    .leadingEdgeBuffer(Duration.ZERO, handed::add)
                    .row(1_000_000)
                    .addValue(name, 1);
        }
        writer.parameters().buffer(Packets.named("ten").everyRows(10)).write(LATE);
        output.sent();
        output.refuseOne(refused);
        assertThatThrownBy(writer::flush).isSameAs(refused);
        assertThat(output.packets()).containsExactly(TextTable.parse("time_ms | c\n1 | 1"), LATE);
    }
}
