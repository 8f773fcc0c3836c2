package io.pitwall.serdes.fragments;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A record key on one partition: within it order holds and ids count; null is the key of records without one. */
public record PartitionKey(
        TopicPartition partition, @Nullable Bytes key) {

    public PartitionKey {
        requireNonNull(partition, "partition");
    }
}
