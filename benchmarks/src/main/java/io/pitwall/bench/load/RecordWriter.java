package io.pitwall.bench.load;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to topics, without compression; a record that could not be written fails the next call. */
public final class RecordWriter implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public RecordWriter(String bootstrapServers, int lingerMs) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG, lingerMs,
                        ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void write(String topic, byte[] key, byte[] value) {
        check();
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(topic, key, value), (metadata, error) -> fail(error));
    }

    private void fail(@Nullable Exception error) {
        if (error != null) {
            failure.compareAndSet(null, error);
        }
    }

    private void check() {
        Exception error = failure.get();
        if (error != null) {
            throw new IllegalStateException("a record could not be written", error);
        }
    }

    /** Waits until the broker has all records. */
    @Override
    public void close() {
        producer.close();
        check();
    }
}
