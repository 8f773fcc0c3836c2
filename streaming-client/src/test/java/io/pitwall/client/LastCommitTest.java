package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LastCommitTest {

    private final TopicPartition first = new TopicPartition("in", 0);
    private final TopicPartition second = new TopicPartition("in", 1);
    private final LastCommit lastCommit = new LastCommit();

    @Test
    void aPartitionThatMovesWhileTheClientRunsIsNotLookedAt() {
        lastCommit.givenUp("in", 0, 5);
        assertThat(lastCommit.partitions()).isEmpty();
        assertThatCode(() -> lastCommit.throwIfLost(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void whatIsCommittedUpToWhatWasReadOrBeyondIsFine() {
        lastCommit.stopping();
        lastCommit.givenUp("in", 0, 5);
        lastCommit.givenUp("in", 1, 7);
        assertThat(lastCommit.partitions()).containsExactlyInAnyOrder(first, second);
        assertThatCode(() -> lastCommit.throwIfLost(Map.of(first, 5L, second, 9L)))
                .doesNotThrowAnyException();
    }

    @Test
    void aPartitionOfWhichNothingWasReadNeedsNoCommit() {
        lastCommit.stopping();
        lastCommit.givenUp("in", 0, 0);
        assertThat(lastCommit.partitions()).isEmpty();
        assertThatCode(() -> lastCommit.throwIfLost(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void saysWhereTheCommitIsMissing() {
        lastCommit.stopping();
        lastCommit.givenUp("in", 0, 5);
        lastCommit.givenUp("in", 1, 7);
        assertThatThrownBy(() -> lastCommit.throwIfLost(Map.of(first, 4L)))
                .isInstanceOf(StreamingClientException.class)
                .hasMessage("the client has stopped, but its last commit has not reached in-0@5, in-1@7: what was done"
                        + " there since the commit before will be done again; the log of Kafka Streams says what has"
                        + " failed");
    }

    @Test
    void saysThatItWasNotWaitedFor() {
        assertThatCode(lastCommit::throwIfNotWaitedFor).doesNotThrowAnyException();
        lastCommit.notWaitedFor(Duration.ofSeconds(20));
        assertThatThrownBy(lastCommit::throwIfNotWaitedFor)
                .isInstanceOf(StreamingClientException.class)
                .hasMessage(
                        "the client did not stop within 20 s, perhaps because a handler does not return; what it had"
                                + " not committed will be done again");
    }

    @Test
    void saysWhyIfThatIsKnown() {
        IllegalStateException before = new IllegalStateException("long ago");
        IllegalStateException why = new IllegalStateException("not now");
        lastCommit.refused(before);
        lastCommit.stopping();
        lastCommit.refused(why);
        lastCommit.givenUp("in", 0, 5);
        assertThatThrownBy(() -> lastCommit.throwIfLost(Map.of()))
                .hasMessageEndingWith("will be done again: not now")
                .hasCause(why);
    }
}
