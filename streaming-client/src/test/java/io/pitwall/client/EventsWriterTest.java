package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.StreamMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsWriterTest {

    private final RecordedOutput output = new RecordedOutput();
    private final EventsWriter events = output.topic().createStream("car-1").events();

    private List<StreamMessage> batches() {
        return output.messages().stream().filter(EventBatch.class::isInstance).toList();
    }

    @Test
    void eventsOfOneTimeAreOneMessage() {
        events.addTimestamp(Instant.ofEpochSecond(1))
                .addValue("lap", "1")
                .addTag("driver", "Ana")
                .addValue("pit", "in")
                .addTags(Map.of("team", "red"))
                .addTag("gone", "x")
                .addTag("gone", null)
                .write();
        Map<String, String> tags = Map.of("driver", "Ana", "team", "red");
        assertThat(batches())
                .containsExactly(EventBatch.of(
                        new EventData(1_000_000_000, "lap", "1", tags),
                        new EventData(1_000_000_000, "pit", "in", tags)));
    }

    @Test
    void timesOfAllKinds() {
        events.addTimestamp(Duration.ofSeconds(1)).addValue("a", "").write();
        events.addTimestampMs(2).addValue("a", "").write();
        events.addTimestampNs(3).addValue("a", "").write();
        assertThat(batches())
                .containsExactly(
                        EventBatch.of(new EventData(1_000_000_000, "a", "")),
                        EventBatch.of(new EventData(2_000_000, "a", "")),
                        EventBatch.of(new EventData(3, "a", "")));
    }

    @Test
    void everyEventGetsTheDefaultTagsThatItDoesNotHave() {
        events.defaultTag("lap", "1").defaultTag("car", "7");
        events.write(new EventData(1, "a", "", Map.of("lap", "9")), new EventData(2, "b", ""));
        events.addTimestampNs(3).addValue("c", "").addTag("car", "8").write();
        assertThat(batches())
                .containsExactly(
                        EventBatch.of(
                                new EventData(1, "a", "", Map.of("lap", "9", "car", "7")),
                                new EventData(2, "b", "", Map.of("lap", "1", "car", "7"))),
                        EventBatch.of(new EventData(3, "c", "", Map.of("lap", "1", "car", "8"))));
    }

    @Test
    void noEventsAreNoMessage() {
        events.write(EventBatch.of());
        events.addTimestampMs(1).write();
        assertThat(output.sent()).isEmpty();
    }

    @Test
    void eventsAreWrittenOnce() {
        EventWriter started = events.addTimestampNs(1).addValue("a", "");
        started.write();
        assertThatThrownBy(started::write)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the events at 1 ns are written already; addTimestamp starts others");
    }
}
