package io.pitwall.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a client that stops has read, and so what its last commit must have reached. If that commit fails, Kafka Streams writes a
 * line to the log and tells nobody. Safe for use by several threads.
 */
final class LastCommit {

    private final Map<TopicPartition, Long> read = new HashMap<>();
    private @Nullable RuntimeException cause;
    private boolean isStopping;

    /** From now on partitions are given up because the client stops; before, because they move. */
    synchronized void stopping() {
        isStopping = true;
    }

    /** A commit has been refused for this. */
    synchronized void refused(RuntimeException failure) {
        if (isStopping && cause == null) {
            cause = failure;
        }
    }

    /**
     * A partition has been given up.
     *
     * @param nextOffset behind what was read last; 0 if nothing was
     */
    synchronized void givenUp(String topic, int partition, long nextOffset) {
        if (isStopping && nextOffset > 0) {
            read.put(new TopicPartition(topic, partition), nextOffset);
        }
    }

    /** The partitions of which something was read. */
    synchronized Set<TopicPartition> partitions() {
        return Set.copyOf(read.keySet());
    }

    /**
     * Compares with what is committed.
     *
     * @param committed next offsets; of partitions without one nothing is committed
     * @throws StreamingClientException if the last commit has not reached what was read
     */
    synchronized void throwIfLost(Map<TopicPartition, Long> committed) {
        Set<String> behind = new TreeSet<>();
        read.forEach((partition, nextOffset) -> {
            if (committed.getOrDefault(partition, 0L) < nextOffset) {
                behind.add(partition + "@" + nextOffset);
            }
        });
        if (behind.isEmpty()) {
            return;
        }
        String what = "the client has stopped, but its last commit has not reached " + String.join(", ", behind)
                + ": what was done there since the commit before will be done again";
        if (cause == null) {
            throw new StreamingClientException(what + "; the log of Kafka Streams says what has failed");
        }
        throw StreamingClientException.of(what, cause);
    }
}
