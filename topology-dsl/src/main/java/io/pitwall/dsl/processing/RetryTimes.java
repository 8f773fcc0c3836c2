package io.pitwall.dsl.processing;

import java.util.Map;

/**
 * The {@link RetryTime} of each stream thread: all operators and tasks of a topology that run on a thread wait at the cost of
 * the same polls. Safe for use by several threads.
 */
public final class RetryTimes {

    @SuppressWarnings("ThreadLocalUsage") // of a topology: a static one would be shared by the applications of a JVM
    private final ThreadLocal<RetryTime> ofThread = new ThreadLocal<>();

    /** @param configs of Kafka Streams */
    RetryTime ofThisThread(Map<String, ?> configs) {
        RetryTime time = ofThread.get();
        if (time == null) {
            time = RetryTime.from(configs);
            ofThread.set(time);
        }
        return time;
    }
}
