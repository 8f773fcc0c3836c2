package io.pitwall.bench.latency;

import io.pitwall.bench.BenchCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads an output topic as it is committed, and looks at the clock. A record has the time at which the input that released it
 * was sent, by the clock of the same machine.
 */
final class OutputTimes implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long PATIENCE_MS = 300_000;

    private final KafkaConsumer<byte[], byte[]> consumer;

    OutputTimes(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        10_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < BenchCluster.PARTITIONS; partition++) {
            partitions.add(new TopicPartition(topic, partition));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Milliseconds from an input record to what it releases. */
    record Latencies(long p50Ms, long p99Ms, int records) {}

    /** Of what comes out from now on for so long; waits for the first record. */
    Latencies measure(Duration settle, Duration time) {
        long startMs = awaitFirst() + settle.toMillis();
        long endMs = startMs + time.toMillis();
        long[] latencies = new long[1024];
        int count = 0;
        for (long nowMs = startMs; nowMs < endMs; nowMs = System.currentTimeMillis()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.timestamp() >= startMs) {
                    latencies = count == latencies.length ? Arrays.copyOf(latencies, 2 * count) : latencies;
                    latencies[count++] = System.currentTimeMillis() - record.timestamp();
                }
            }
        }
        if (count < 100) {
            throw new IllegalStateException("only " + count + " records came out: too few to say anything of");
        }
        long[] sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        return new Latencies(sorted[count / 2], sorted[(int) (count * 0.99)], count);
    }

    private long awaitFirst() {
        long startMs = System.currentTimeMillis();
        while (consumer.poll(POLL).isEmpty()) {
            checkPatience(startMs);
        }
        return System.currentTimeMillis();
    }

    /** Records a second, from the first quarter of so many to all of them. */
    double rate(long records) {
        long firstNs = 0;
        long seen = 0;
        long counted = 0;
        long startMs = System.currentTimeMillis();
        while (seen < records) {
            seen += consumer.poll(POLL).count();
            if (firstNs == 0 && seen >= records / 4) {
                firstNs = System.nanoTime();
                counted = seen;
            }
            checkPatience(startMs);
        }
        return (seen - counted) * 1e9 / (System.nanoTime() - firstNs);
    }

    private static void checkPatience(long startMs) {
        if (System.currentTimeMillis() - startMs > PATIENCE_MS) {
            throw new IllegalStateException("not enough came out for " + PATIENCE_MS + " ms");
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
