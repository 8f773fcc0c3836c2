package io.pitwall.test.kafka;

import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.test.StreamTables;
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

/**
 * Writes stream messages to a topic, as a car does: keyed by stream id, stamped with the wall clock. A message is one record,
 * sent in the background: {@link #flush} and {@link #close} return when the broker has all of them. For one thread.
 */
public final class TopicWriter implements AutoCloseable {

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final StreamIdSerde ids = new StreamIdSerde();
    private final StreamMessageSerde messages = new StreamMessageSerde();
    private final List<Future<?>> sent = new ArrayList<>();

    /** @param topic by its full name, as {@link Topics#create} has told it */
    public TopicWriter(Topics topics, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Writes a message to a stream. */
    public TopicWriter write(String streamId, StreamMessage message) {
        return send(new ProducerRecord<>(
                topic,
                ids.serializer().serialize(topic, streamId),
                messages.serializer().serialize(topic, message)));
    }

    /** Writes a {@link TextTable} to a stream, as one record. */
    public TopicWriter write(String streamId, String table) {
        return write(streamId, TextTable.parse(table));
    }

    /**
     * Writes a table of several streams: its tag {@code stream#} says of which stream a row is. Consecutive rows of one
     * stream are one record.
     *
     * @throws IllegalArgumentException if a row has no stream
     */
    public TopicWriter write(String table) {
        StreamTables.parts(table).forEach(part -> write(part.streamId(), part.rows()));
        return this;
    }

    /** Ends a stream. */
    public TopicWriter end(String streamId) {
        return write(streamId, StreamEnd.closed());
    }

    /** Writes a record as bytes. */
    public TopicWriter writeBytes(int partition, byte @Nullable [] key, byte @Nullable [] value) {
        return send(new ProducerRecord<>(topic, partition, key, value));
    }

    /** Writes a record as bytes, with headers, to whatever partition the key leads. */
    public TopicWriter writeBytes(byte[] key, byte[] value, Headers headers) {
        return send(new ProducerRecord<>(topic, null, key, value, headers));
    }

    /** Writes a record of bytes without a key whose Kafka timestamp is not the wall clock's. */
    public TopicWriter writeStamped(int partition, Instant timestamp, byte[] value) {
        return send(new ProducerRecord<>(topic, partition, timestamp.toEpochMilli(), null, value));
    }

    /**
     * Returns when the broker has all that was written.
     *
     * @throws AssertionError if it has refused a record
     */
    public void flush() {
        producer.flush();
        for (Future<?> record : sent) {
            try {
                record.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a record for " + topic + " was refused", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while writing to " + topic, e);
            }
        }
        sent.clear();
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            producer.close();
        }
    }

    private TopicWriter send(ProducerRecord<byte[], byte[]> record) {
        sent.add(producer.send(record));
        return this;
    }
}
