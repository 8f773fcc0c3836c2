package io.pitwall.app;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What an application is tuned for: the time a row takes through it, or what it costs. */
public enum Latency {

    /** Rows come out as soon as they can: small transactions. */
    LOW,

    /** Ten transactions a second. */
    BALANCED,

    /** Large fetches and transactions. */
    THROUGHPUT;

    /** The settings of Kafka Streams and its clients that it stands for, by Kafka's names. */
    public Map<String, Integer> settings() {
        return switch (this) {
            case LOW ->
                Map.of(
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20,
                        StreamsConfig.POLL_MS_CONFIG, 10,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
            case BALANCED ->
                Map.of(
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100,
                        ProducerConfig.LINGER_MS_CONFIG, 20,
                        ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
            case THROUGHPUT ->
                Map.of(
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000,
                        ProducerConfig.LINGER_MS_CONFIG, 100,
                        ProducerConfig.BATCH_SIZE_CONFIG, 512 * 1024,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        };
    }
}
