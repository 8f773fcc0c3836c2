package io.pitwall.client;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.processing.OutputLimits;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.CutRecord;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.RecordLimit;
import io.pitwall.serdes.quix.QuixPartitioner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a topic with a Kafka producer, in the background. Records are stamped with the wall clock of the producer,
 * which is their arrival. Safe for use by several threads; those of one stream must take turns.
 */
final class ProducerOutlet implements Outlet {

    /** Enough to keep the network busy while the broker writes. */
    private static final int FRAGMENTS_ON_THE_WAY = 2;

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final WriteFailures failures;
    private final Serializer<String> streamIds = new StreamIdSerde().serializer();
    private final Serializer<StreamMessage> messages;
    private final RecordLimit limit;
    private final FragmentCutter cutter;

    /** @param settings of Kafka's clients and Pitwall's own, by name */
    ProducerOutlet(
            String topic, Producer<byte[], byte[]> producer, WriteFailures failures, Map<String, Object> settings) {
        this.topic = topic;
        this.producer = producer;
        this.failures = failures;
        StreamMessageSerde serde = new StreamMessageSerde();
        serde.configure(settings, false);
        this.messages = serde.serializer();
        this.limit = OutputLimits.of(settings, topic);
        this.cutter = OutputLimits.cutter(settings, limit);
    }

    /**
     * A producer whose records stay in order and are acknowledged by all replicas. What is set wins, most of all what is set with
     * {@code producer.} in front; unless it is, records are compressed with zstd, and in the format of Quix apps a stream goes
     * to the partition where these look for it.
     */
    static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        if ("quix".equals(String.valueOf(settings.get(StreamMessageSerde.FORMAT_CONFIG)))) {
            all.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, QuixPartitioner.class.getName());
        }
        all.putAll(settings);
        settings.forEach((name, value) -> {
            if (name.startsWith(StreamsConfig.PRODUCER_PREFIX)) {
                all.put(name.substring(StreamsConfig.PRODUCER_PREFIX.length()), value);
            }
        });
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void check() {
        failures.check();
    }

    @Override
    public void send(String streamId, StreamMessage message) {
        Headers headers = new RecordHeaders();
        List<CutRecord> records;
        byte[] key;
        try {
            key = streamIds.serialize(topic, streamId);
            byte[] value = messages.serialize(topic, headers, message);
            if (limit.admits(key, value, headers)) {
                Future<RecordMetadata> unused = send(streamId, key, value, headers, new Delivery(streamId));
                return;
            }
            records = cutter.cut(key, value, headers);
        } catch (IllegalArgumentException | KafkaException e) {
            throw new WriteException(topic, streamId, "cannot be written: " + e.getMessage(), e);
        }
        sendInTurns(streamId, key, records);
    }

    /**
     * Sends the fragments of a message so that records of other streams get between them: all at once, they would fill the
     * producer's queue to the partition, and everybody else would wait for all of them.
     */
    private void sendInTurns(String streamId, byte[] key, List<CutRecord> fragments) {
        Delivery delivery = new Delivery(streamId);
        Deque<Future<RecordMetadata>> onTheWay = new ArrayDeque<>();
        for (CutRecord fragment : fragments) {
            if (onTheWay.size() == FRAGMENTS_ON_THE_WAY && !arrives(streamId, onTheWay.remove())) {
                // The delivery has told of it, and the rest of the message would be of no use.
                return;
            }
            onTheWay.add(send(streamId, key, fragment.value(), fragment.headers(), delivery));
        }
    }

    private boolean arrives(String streamId, Future<RecordMetadata> fragment) {
        try {
            fragment.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WriteException(topic, streamId, "interrupted in the middle of a message, which is lost", e);
        }
    }

    @Override
    public void sendRaw(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        failures.check();
        Future<RecordMetadata> unused = send(null, key, value, headers, new Delivery(null));
    }

    /** What becomes of the record; the delivery is told, too. */
    private Future<RecordMetadata> send(
            @Nullable String streamId,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers,
            Delivery delivery) {
        try {
            return producer.send(new ProducerRecord<>(topic, null, key, value, headers), delivery);
        } catch (KafkaException | IllegalStateException e) {
            throw new WriteException(topic, streamId, "cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void flush() {
        try {
            producer.flush();
        } catch (KafkaException | IllegalStateException e) {
            throw new WriteException(topic, null, "cannot be flushed: " + e.getMessage(), e);
        }
        failures.check();
    }

    /** What becomes of the records of one message; one failure is reported for all of them. */
    private final class Delivery implements Callback {

        private final @Nullable String streamId;
        private final AtomicBoolean hasFailed = new AtomicBoolean();

        Delivery(@Nullable String streamId) {
            this.streamId = streamId;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception error) {
            if (error != null && !hasFailed.getAndSet(true)) {
                failures.report(new WriteException(topic, streamId, "was refused: " + error.getMessage(), error));
            }
        }
    }
}
