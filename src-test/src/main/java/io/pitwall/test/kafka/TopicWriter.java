package io.pitwall.test.broker;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.test.kafka.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes stream messages to a topic, as a car does: keyed by stream id, stamped with the wall clock. */
final class TopicWriter implements AutoCloseable {

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final StreamIdSerde ids = new StreamIdSerde();
    private final StreamMessageSerde messages = new StreamMessageSerde();
    private final List<Future<?>> sent = new ArrayList<>();

    TopicWriter(Topics topics, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    TopicWriter write(String streamId, StreamMessage message) {
        return send(new ProducerRecord<>(
                topic,
                ids.serializer().serialize(topic, streamId),
                messages.serializer().serialize(topic, message)));
    }

    /** Writes a record as bytes. */
    TopicWriter writeBytes(int partition, byte @Nullable [] key, byte @Nullable [] value) {
        return send(new ProducerRecord<>(topic, partition, key, value));
    }

    /** Writes a record as bytes, with headers, to whatever partition the key leads. */
    TopicWriter writeBytes(byte[] key, byte[] value, Headers headers) {
        return send(new ProducerRecord<>(topic, null, key, value, headers));
    }

    /** Writes a record whose Kafka timestamp is not the wall clock's. */
    TopicWriter writeStamped(int partition, Instant timestamp, byte[] value) {
        return send(new ProducerRecord<>(topic, partition, timestamp.toEpochMilli(), new byte[] {'k'}, value));
    }

    /** Returns when the broker has all that was written. */
    void flush() {
        producer.flush();
        for (Future<?> record : sent) {
            try {
                record.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a record for " + topic + " was refused", e.getCause());
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
        sent.clear();
    }

    @Override
    public void close() {
        flush();
        producer.close();
    }

    private TopicWriter send(ProducerRecord<byte[], byte[]> record) {
        sent.add(producer.send(record));
        return this;
    }
}
