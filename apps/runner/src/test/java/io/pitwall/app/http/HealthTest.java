package io.pitwall.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    private static final TopicPartition CHANGELOG = new TopicPartition("changelog", 0);

    private final AtomicLong nowNs = new AtomicLong();
    private final RestoreProgress restoring = new RestoreProgress(nowNs::get);
    private final Health health = new Health(restoring);

    private static Answer json(int status, String body) {
        return Answer.json(status, body + "\n");
    }

    @Test
    void beforeKafkaIsReachedItLivesAndIsNotReady() {
        assertThat(health.live()).isEqualTo(json(200, "{\"status\":\"live\"}"));
        assertThat(health.ready()).isEqualTo(json(503, "{\"status\":\"waiting for Kafka\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED, 200, 503, starting",
        "REBALANCING, 200, 503, rebalancing",
        "RUNNING, 200, 200, ready",
        "PENDING_SHUTDOWN, 200, 503, starting",
        "PENDING_ERROR, 503, 503, failed",
        "ERROR, 503, 503, failed",
        "NOT_RUNNING, 503, 503, failed"
    })
    void goesByTheStateOfKafkaStreams(State state, int live, int ready, String status) {
        health.isOf(() -> state);

        assertThat(health.live().status()).isEqualTo(live);
        assertThat(health.ready()).isEqualTo(json(ready, "{\"status\":\"" + status + "\"}"));
    }

    @Test
    void whileStateIsRestoredItTellsHowFarItIs() {
        health.isOf(() -> State.REBALANCING);
        restoring.onRestoreStart(CHANGELOG, "s", 0, 100);
        assertThat(health.ready()).isEqualTo(json(503, "{\"status\":\"restoring\",\"percent\":0,\"stores\":1}"));

        nowNs.set(TimeUnit.SECONDS.toNanos(10));
        restoring.onBatchRestored(CHANGELOG, "s", 42, 43);
        assertThat(health.ready())
                .isEqualTo(json(503, "{\"status\":\"restoring\",\"percent\":43,\"secondsLeft\":14,\"stores\":1}"));
    }

    @Test
    void anEndThatIsWantedIsNoFailure() {
        health.isOf(() -> State.NOT_RUNNING);
        health.drain();

        assertThat(health.live().status()).isEqualTo(200);
        assertThat(health.ready()).isEqualTo(json(503, "{\"status\":\"draining\"}"));
    }
}
