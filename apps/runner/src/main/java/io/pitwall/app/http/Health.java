package io.pitwall.app.http;

import io.pitwall.app.http.RestoreProgress.Progress;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * Whether an application lives, and whether it does its work, as JSON for probes: {@code {"status":"restoring","percent":43,
 * "secondsLeft":12,"stores":2}}.
 *
 * <p>It is ready when it runs: not before Kafka is reached and its partitions and state are there, not while they are exchanged
 * with other instances, not while it ends. It lives unless it has failed. Thread-safe.
 */
final class Health {

    private final AtomicReference<@Nullable Supplier<KafkaStreams.State>> streams = new AtomicReference<>();
    private final RestoreProgress restoring;
    private volatile boolean isDraining;

    Health(RestoreProgress restoring) {
        this.restoring = restoring;
    }

    /** From now on this says how it is; before, Kafka is being waited for. */
    void isOf(Supplier<KafkaStreams.State> state) {
        streams.set(state);
    }

    /** From now on it ends: what is in work is finished, nothing new should be sent here. */
    void drain() {
        isDraining = true;
    }

    Answer live() {
        Supplier<KafkaStreams.State> state = streams.get();
        boolean hasFailed = !isDraining && state != null && isOver(state.get());
        return hasFailed
                ? Answer.json(Answer.UNAVAILABLE, "{\"status\":\"failed\"}\n")
                : Answer.json(Answer.OK, "{\"status\":\"live\"}\n");
    }

    private static boolean isOver(KafkaStreams.State state) {
        return state == KafkaStreams.State.ERROR
                || state == KafkaStreams.State.PENDING_ERROR
                || state == KafkaStreams.State.NOT_RUNNING;
    }

    Answer ready() {
        Supplier<KafkaStreams.State> state = streams.get();
        if (isDraining) {
            return notReady("\"draining\"");
        }
        if (state == null) {
            return notReady("\"waiting for Kafka\"");
        }
        KafkaStreams.State now = state.get();
        if (isOver(now)) {
            return notReady("\"failed\"");
        }
        Progress progress = restoring.now();
        if (progress != null) {
            return notReady("\"restoring\"" + fields(progress));
        }
        if (now != KafkaStreams.State.RUNNING) {
            return notReady(now == KafkaStreams.State.REBALANCING ? "\"rebalancing\"" : "\"starting\"");
        }
        return Answer.json(Answer.OK, "{\"status\":\"ready\"}\n");
    }

    private static String fields(Progress progress) {
        String left = progress.left()
                .map(time -> ",\"secondsLeft\":" + (time.toMillis() + 999) / 1_000)
                .orElse("");
        return ",\"percent\":" + progress.percent() + left + ",\"stores\":" + progress.stores();
    }

    private static Answer notReady(String status) {
        return Answer.json(Answer.UNAVAILABLE, "{\"status\":" + status + "}\n");
    }
}
