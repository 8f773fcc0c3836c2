package io.pitwall.cli.csv;

import io.pitwall.app.KafkaErrors;
import io.pitwall.app.NeededRights;
import io.pitwall.app.NeededRights.Right;
import io.pitwall.app.UserException;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** Writes streams to a topic: opens each with its properties, ends them when told. Used by one thread. */
public final class StreamPublisher implements AutoCloseable {

    private final String topic;
    private final NeededRights needed;
    private final KafkaProducer<String, StreamMessage> producer;
    private final Map<String, Long> rowsByStream = new LinkedHashMap<>();
    private long rowCount;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public StreamPublisher(Map<String, Object> clientProperties, String topic) {
        this.topic = topic;
        this.needed = neededRights(topic).by(clientProperties);
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
        // Kafka configures only serializers that it makes itself.
        StreamMessageSerde messages = new StreamMessageSerde();
        messages.configure(properties, false);
        this.producer = new KafkaProducer<>(properties, new StreamIdSerde().serializer(), messages.serializer());
    }

    /** What writing to a topic needs, which is created if it is missing. */
    public static NeededRights neededRights(String topic) {
        return NeededRights.of(List.of(Right.onTopic(topic, AclOperation.CREATE, AclOperation.WRITE)));
    }

    /** Writes rows of a stream as one record; before the first ones of a stream, its properties. */
    public void publish(String streamId, ParameterData data) {
        if (!rowsByStream.containsKey(streamId)) {
            rowsByStream.put(streamId, 0L);
            send(streamId, StreamProperties.none());
        }
        send(streamId, data);
        rowsByStream.merge(streamId, (long) data.rowCount(), Long::sum);
        rowCount += data.rowCount();
    }

    /** Ends every stream that was written, for this reason. */
    public void endAll(StreamEnd.Type type) {
        for (String streamId : rowsByStream.keySet()) {
            send(streamId, new StreamEnd(type));
        }
    }

    /**
     * Waits until the broker has everything.
     *
     * @throws UserException if a record could not be written
     */
    public void flush() {
        producer.flush();
        checkFailure();
    }

    /** How many rows of each stream have been written, in the order of their first rows. */
    public Map<String, Long> rowsByStream() {
        return Collections.unmodifiableMap(rowsByStream);
    }

    /** How many rows of all streams have been written. */
    public long rowCount() {
        return rowCount;
    }

    private void send(String streamId, StreamMessage message) {
        checkFailure();
        try {
            // No timestamp: the record's is the time of arrival, so that retention does not delete old recordings.
            // The callback tells of failures; the future would only tell the same again.
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(topic, streamId, message), (metadata, error) -> {
                        if (error != null) {
                            failure.compareAndSet(null, error);
                        }
                    });
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
            checkFailure();
        }
    }

    private void checkFailure() {
        Exception error = failure.get();
        if (error != null) {
            throw new UserException(
                    "writing to topic " + topic + " failed: " + KafkaErrors.reason(error, needed), error);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
