package io.pitwall.client;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was chosen for one output topic. Safe for use by several threads. */
final class OutputSettings {

    static final Duration DEFAULT_ANNOUNCE_INTERVAL = Duration.ofSeconds(30);

    private volatile long announceMs = DEFAULT_ANNOUNCE_INTERVAL.toMillis();
    private volatile @Nullable Consumer<WriteException> onError;

    long announceMs() {
        return announceMs;
    }

    void announceMs(long ms) {
        announceMs = ms;
    }

    @Nullable
    Consumer<WriteException> onError() {
        return onError;
    }

    void onError(Consumer<WriteException> handler) {
        onError = handler;
    }
}
