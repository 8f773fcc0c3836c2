package io.pitwall.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {

    private static final TopicPartition ONE = new TopicPartition("one", 0);
    private static final TopicPartition TWO = new TopicPartition("two", 0);

    private long nowNs;
    private final RestoreProgress progress = new RestoreProgress(() -> nowNs);

    private static RestoreProgress.Progress expected(int percent, int leftS, int stores) {
        return new RestoreProgress.Progress(percent, Optional.of(Duration.ofSeconds(leftS)), stores);
    }

    @Test
    void percentAndTimeLeftAreOfAllStoresTogether() {
        assertThat(progress.now()).isNull();

        progress.onRestoreStart(ONE, "s", 100, 200);
        progress.onRestoreStart(TWO, "t", 0, 300);
        assertThat(progress.now()).isEqualTo(new RestoreProgress.Progress(0, Optional.empty(), 2));

        nowNs = TimeUnit.SECONDS.toNanos(1);
        progress.onBatchRestored(ONE, "s", 199, 60);
        assertThat(progress.now()).isEqualTo(expected(25, 3, 2));

        progress.onRestoreEnd(ONE, "s", 60);
        nowNs = TimeUnit.SECONDS.toNanos(2);
        progress.onBatchRestored(TWO, "t", 99, 99);
        assertThat(progress.now()).isEqualTo(expected(50, 2, 1));

        progress.onRestoreEnd(TWO, "t", 300);
        assertThat(progress.now()).isNull();
    }

    @Test
    void aRestorationAfterTheLastOneStartsFromNothing() {
        progress.onRestoreStart(ONE, "s", 0, 1_000);
        progress.onRestoreEnd(ONE, "s", 1_000);
        progress.onRestoreStart(TWO, "t", 0, 10);

        assertThat(progress.now()).isEqualTo(new RestoreProgress.Progress(0, Optional.empty(), 1));
    }

    @Test
    void anEmptyChangelogAndATaskThatGoesElsewhereDoNoHarm() {
        progress.onRestoreStart(ONE, "s", 5, 5);
        assertThat(progress.now()).isEqualTo(new RestoreProgress.Progress(0, Optional.empty(), 1));

        progress.onRestoreSuspended(ONE, "s", 0);
        progress.onBatchRestored(ONE, "s", 7, 1);
        progress.onRestoreEnd(ONE, "s", 0);
        assertThat(progress.now()).isNull();
    }

    @Test
    void neverHundredPercentBeforeItIsDone() {
        progress.onRestoreStart(ONE, "s", 0, 10);
        progress.onBatchRestored(ONE, "s", 50, 10);
        nowNs = TimeUnit.SECONDS.toNanos(1);

        assertThat(progress.now()).isEqualTo(expected(99, 0, 1));
    }
}
