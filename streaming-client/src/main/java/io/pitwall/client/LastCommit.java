package io.pitwall.client;

import java.time.Duration;
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
    private @Nullable Duration patience;
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

    /** The client goes away although threads still work, which have committed nothing since. */
    synchronized void notWaitedFor(Duration waited) {
        patience = waited;
    }

    /** @throws StreamingClientException if the client has not waited for the last commit */
    synchronized void throwIfNotWaitedFor() {
        if (patience != null) {
            throw new StreamingClientException("the client did not stop within " + patience.toSeconds()
                    + " s, perhaps because a handler does not return; what it had not committed will be done again");
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
