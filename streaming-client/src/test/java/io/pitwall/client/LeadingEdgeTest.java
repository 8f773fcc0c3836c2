package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the vectors do not say of leading-edge buffers. */
class LeadingEdgeTest {

    private final RecordedOutput output = new RecordedOutput();
    private final StreamWriter writer = output.topic().createStream("car-1");
    private final List<ParameterData> backfill = new ArrayList<>();

    private LeadingEdgeBuffer buffer(long delayMs) {
        return writer.parameters().leadingEdgeBuffer(Duration.ofMillis(delayMs), backfill::add);
    }

    @Test
    void closeWritesWhatIsHeldBeforeTheEnd() {
        buffer(1_000).row(1_000_000).addValue("a", 1);
        writer.close();
        List<StreamMessage> messages = output.messages();
        assertThat(messages.subList(1, messages.size()))
                .containsExactly(TextTable.parse("time_ms | a\n1 | 1"), StreamEnd.closed());
    }

    @Test
    void flushOfTheStreamDoesSoToo() {
        buffer(1_000).row(1_000_000).addValue("a", 1);
        writer.flush();
        assertThat(output.packets()).containsExactly(TextTable.parse("time_ms | a\n1 | 1"));
    }

    @Test
    void aRowThatChangesAfterItWasWrittenComesTooLate() {
        LeadingEdgeBuffer buffer = buffer(0);
        LeadingEdgeRow row = buffer.row(1_000_000).addValue("a", 1);
        buffer.publish();
        row.addValue("a", 2);
        buffer.publish();
        assertThat(output.packets()).containsExactly(TextTable.parse("time_ms | a\n1 | 1"));
        assertThat(backfill).containsExactly(TextTable.parse("time_ms | a\n1 | 2"));
    }

    @Test
    void aRowWithoutATimeIsRefusedWhenItIsPutInAndNotWhenItIsWritten() {
        writer.epoch(Instant.parse("2262-01-01T00:00:00Z"));
        LeadingEdgeBuffer buffer = buffer(0);
        buffer.row(1).addValue("a", 1);
        assertThatThrownBy(() -> buffer.row(Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which do not hold 9223372036854775807 ns after");
        buffer.publish();
        assertThat(output.packets())
                .as("the edge has not moved either")
                .containsExactly(ParameterData.builder()
                        .row(9_214_646_400_000_000_001L)
                        .put("a", 1)
                        .build());
        writer.close();
    }

    @Test
    void anEpochIsRefusedThatWouldLeaveAHeldRowWithoutATime() {
        LeadingEdgeBuffer buffer = buffer(0);
        buffer.row(Long.MAX_VALUE - 5).addValue("a", 1);
        assertThatThrownBy(() -> writer.epoch(Instant.ofEpochSecond(0, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("which do not hold 9223372036854775802 ns after 6 ns");
        writer.epoch(Instant.ofEpochSecond(0, 5));
        writer.flush();
        assertThat(output.packets())
                .containsExactly(
                        ParameterData.builder().row(Long.MAX_VALUE).put("a", 1).build());
    }

    @Test
    void rowsWithoutValuesAreLeftOutEverywhere() {
        LeadingEdgeBuffer buffer = buffer(0);
        buffer.row(1, Map.of("Lap", "1"));
        buffer.publish();
        buffer.row(1, Map.of("Lap", "1"));
        buffer.publish();
        assertThat(output.sent()).isEmpty();
        assertThat(backfill).isEmpty();
    }

    @Test
    void defaultTagsAndEpochOfTheStreamCountWhenRowsAreWritten() {
        LeadingEdgeBuffer buffer = buffer(0);
        buffer.row(1_000_000).addValue("a", 1);
        writer.epoch(Instant.ofEpochSecond(1)).parameters().defaultTag("Lap", "1");
        buffer.publish();
        buffer.row(500_000).addValue("a", 2);
        buffer.publish();
        assertThat(output.packets()).containsExactly(TextTable.parse("time_ms | a | Lap#\n1001 | 1 | 1"));
        assertThat(backfill).containsExactly(TextTable.parse("time_us | a\n1000500 | 2"));
    }

    @Test
    void theLowestTimeAndTheLongestDelayDoNotWrapAround() {
        LeadingEdgeBuffer buffer =
                writer.parameters().leadingEdgeBuffer(Duration.ofNanos(Long.MAX_VALUE), backfill::add);
        buffer.row(Long.MIN_VALUE + 1).addValue("a", 1);
        buffer.publish();
        assertThat(output.sent()).isEmpty();
        buffer.row(1).addValue("a", 2);
        buffer.publish();
        assertThat(output.packets()).hasSize(1);
    }

    @Test
    void aNegativeDelayIsRefused() {
        assertThatThrownBy(() -> buffer(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the delay of a leading-edge buffer must not be negative, but it's PT-0.001S");
    }

    @Test
    void nothingIsTakenBehindTheEnd() {
        LeadingEdgeBuffer buffer = buffer(0);
        LeadingEdgeRow row = buffer.row(1);
        writer.close();
        assertThatThrownBy(() -> buffer.row(2)).isInstanceOf(StreamClosedException.class);
        assertThatThrownBy(() -> row.addValue("a", 1)).isInstanceOf(StreamClosedException.class);
        assertThatThrownBy(buffer::publish).isInstanceOf(StreamClosedException.class);
    }
}
