package io.pitwall.dsl.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How operators wait, and how long they may. */
class RetryPauseTest {

    @Test
    void aTestMayHandInAnotherWay() throws InterruptedException {
        List<Duration> pauses = new ArrayList<>();
        RetryPause mine = pauses::add;

        RetryPause.foundIn(Map.of(RetryPause.CONFIG, mine)).await(Duration.ofDays(1));

        assertThat(pauses).containsExactly(Duration.ofDays(1));
    }

    @Test
    void aTextInAFileOfSettingsIsRefused() {
        assertThatThrownBy(() -> RetryPause.foundIn(Map.of(RetryPause.CONFIG, "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pitwall.retry.pause is for the test kit and must be a RetryPause, but it's"
                        + " java.lang.String; take it out");
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> RetryPause.foundIn(Map.of()).await(Duration.ofDays(1)))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void noLongerThanHalfOfThePollIntervalIsWaitedInTwoHalvesOfIt() {
        RetryTime time = RetryTime.from(Map.of("consumer.max.poll.interval.ms", "1000"));
        long now = 1_700_000_000_000L;

        assertThat(time.take(Duration.ofMillis(300), now)).isTrue();
        assertThat(time.take(Duration.ofMillis(201), now)).isFalse();
        assertThat(time.take(Duration.ofMillis(200), now + 999)).isTrue();
        assertThat(time.take(Duration.ofMillis(1), now + 999)).isFalse();
        assertThat(time.take(Duration.ofMillis(301), now + 1_000)).isFalse();
        assertThat(time.take(Duration.ofMillis(300), now + 1_000)).isTrue();
        assertThat(time.take(Duration.ofMillis(1), now + 999))
                .as("a task whose clock is behind")
                .isFalse();
        assertThat(time.take(Duration.ofMillis(500), now + 2_000)).isTrue();
    }

    @Test
    void eachThreadHasATimeOfItsOwnAndWhateverRunsOnItSharesIt() {
        RetryTimes times = new RetryTimes();
        RetryTime here = times.ofThisThread(Map.of());

        assertThat(times.ofThisThread(Map.of())).isSameAs(here);
        assertThat(CompletableFuture.supplyAsync(() -> times.ofThisThread(Map.of()), task -> new Thread(task).start())
                        .join())
                .isNotSameAs(here);
    }

    @Test
    void aPollIntervalThatIsNoNumberIsNamed() {
        assertThatThrownBy(() -> RetryTime.from(Map.of("max.poll.interval.ms", "5 min")))
                .hasMessageContaining("max.poll.interval.ms")
                .hasMessageContaining("must be a number of milliseconds");
    }
}
