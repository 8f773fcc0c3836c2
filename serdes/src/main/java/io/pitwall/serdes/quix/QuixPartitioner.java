package io.pitwall.serdes.quix;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Sends a record to the partition where Quix apps send it: librdkafka's {@code consistent_random}.
 *
 * <p>The partition is the CRC-32 of the key modulo the number of partitions; records without a key, or with an empty
 * one, go to any. For writing into a topic that Quix apps write too: Kafka's own partitioner would scatter a stream over
 * two partitions. Set it as {@code partitioner.class} of the producer. Safe for use by
 * several threads.
 */
public final class QuixPartitioner implements Partitioner {

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        if (keyBytes == null || keyBytes.length == 0) {
            return anyOf(topic, cluster);
        }
        return partition(keyBytes, cluster.partitionCountForTopic(topic));
    }

    private static int anyOf(String topic, Cluster cluster) {
        List<PartitionInfo> available = cluster.availablePartitionsForTopic(topic);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return available.isEmpty()
                ? random.nextInt(cluster.partitionCountForTopic(topic))
                : available.get(random.nextInt(available.size())).partition();
    }

    /**
     * The partition of a stream.
     *
     * @param key the record key, the stream id in UTF-8; not empty
     * @param partitionCount how many partitions the topic has; positive
     */
    public static int partition(byte[] key, int partitionCount) {
        if (key.length == 0 || partitionCount < 1) {
            throw new IllegalArgumentException(
                    "a key of " + key.length + " bytes has no partition of " + partitionCount);
        }
        CRC32 crc = new CRC32();
        crc.update(key);
        return (int) (crc.getValue() % partitionCount);
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
