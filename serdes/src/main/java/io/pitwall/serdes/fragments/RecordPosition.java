package io.pitwall.serdes.fragments;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.TopicPartition;

/** Where a record stands, and its Kafka timestamp (milliseconds since the epoch). */
public record RecordPosition(TopicPartition partition, long offset, long timestampMs) {

    public RecordPosition {
        requireNonNull(partition, "partition");
    }

    /** {@code topic-partition@offset}. */
    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
