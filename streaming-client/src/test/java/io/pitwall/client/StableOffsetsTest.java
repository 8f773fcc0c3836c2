package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StableOffsetsTest {

    private final TopicPartition first = new TopicPartition("in", 0);
    private final TopicPartition second = new TopicPartition("in", 1);
    private final Queue<Map<TopicPartition, @Nullable OffsetAndMetadata>> answers = new ArrayDeque<>();

    private Map<TopicPartition, Long> asked(Duration patience) {
        return StableOffsets.of(List.of(first, second), answers::remove, patience);
    }

    @Test
    void asksAgainWhileTheOffsetOfAPartitionIsAboutToChange() {
        answers.add(Map.of(first, new OffsetAndMetadata(5)));
        answers.add(Map.of());
        answers.add(Map.of(first, new OffsetAndMetadata(6), second, new OffsetAndMetadata(7)));
        assertThat(asked(Duration.ofDays(1))).containsExactlyInAnyOrderEntriesOf(Map.of(first, 6L, second, 7L));
        assertThat(answers).isEmpty();
    }

    @Test
    void aPartitionOfWhichNothingIsCommittedIsAnAnswer() {
        Map<TopicPartition, @Nullable OffsetAndMetadata> answer = new HashMap<>();
        answer.put(first, new OffsetAndMetadata(5));
        answer.put(second, null);
        answers.add(answer);
        assertThat(asked(Duration.ofDays(1))).containsExactlyEntriesOf(Map.of(first, 5L));
    }

    @Test
    void takesTheAnswerAsItIsWhenPatienceIsOver() {
        answers.add(Map.of(first, new OffsetAndMetadata(5)));
        assertThat(asked(Duration.ZERO)).containsExactlyEntriesOf(Map.of(first, 5L));
    }
}
