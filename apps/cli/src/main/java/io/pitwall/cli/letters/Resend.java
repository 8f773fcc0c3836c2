package io.pitwall.cli.letters;

import static java.util.Objects.requireNonNull;

import io.pitwall.app.KafkaErrors;
import io.pitwall.app.NeededRights;
import io.pitwall.app.NeededRights.Right;
import io.pitwall.app.UserException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes letters to topics again, in one transaction: all of them are seen there, or none. Used by one thread.
 *
 * <p>A record has the key, the value and the headers that it had before it became a letter, and a new timestamp; it goes to
 * the partition that it came from, so that a stream stays on one.
 */
final class Resend implements AutoCloseable {

    private static final int TRANSACTION_TIMEOUT_MS = 600_000;

    private final Producer<byte[], byte[]> producer;
    private final ResendPlan plan;
    private final Map<String, Object> clientProperties;
    private final String deadLetterTopic;
    private long sent;

    Resend(Map<String, Object> clientProperties, String deadLetterTopic, ResendPlan plan) {
        this(producer(clientProperties, transactionalId(deadLetterTopic)), clientProperties, deadLetterTopic, plan);
    }

    /** @param clientProperties that the producer was made of */
    Resend(
            Producer<byte[], byte[]> producer,
            Map<String, Object> clientProperties,
            String deadLetterTopic,
            ResendPlan plan) {
        this.producer = producer;
        this.clientProperties = clientProperties;
        this.plan = plan;
        this.deadLetterTopic = deadLetterTopic;
    }

    /** A second resend of the same letters at the same time ends the first, instead of doubling them. */
    private static String transactionalId(String deadLetterTopic) {
        return "pitwall-resend-" + deadLetterTopic;
    }

    private NeededRights needed() {
        List<Right> rights = new ArrayList<>();
        plan.counts().keySet().forEach(topic -> rights.add(Right.onTopic(topic, AclOperation.WRITE)));
        rights.add(Right.onTransactionalId(transactionalId(deadLetterTopic), AclOperation.WRITE));
        return NeededRights.of(rights).by(clientProperties);
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> clientProperties, String transactionalId) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void begin() {
        orUserException(() -> {
            producer.initTransactions();
            producer.beginTransaction();
        });
    }

    /** Sends a letter that the plan holds. */
    void send(DeadLetter letter) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                requireNonNull(plan.target(letter), "target"),
                plan.partition(letter),
                null,
                letter.record().key(),
                letter.record().value(),
                letter.originalHeaders());
        orUserException(() -> {
            // What fails makes the transaction fail; the future would only tell the same.
            Future<RecordMetadata> unused = producer.send(record);
        });
        sent++;
    }

    /**
     * Makes them seen; gives how many there are.
     *
     * @throws UserException if they are not seen, or it cannot be told
     */
    long commit() {
        orUserException(() -> {
            try {
                producer.commitTransaction();
            } catch (TimeoutException | InterruptException e) {
                // The broker may have heard of it, or hear of it yet.
                throw new UserException(
                        "the broker has not said in time whether the letters are sent; look whether they are in "
                                + String.join(", ", plan.counts().keySet())
                                + " before you send them again, which would double them",
                        e);
            }
        });
        return sent;
    }

    private void orUserException(Runnable work) {
        try {
            work.run();
        } catch (KafkaException e) {
            throw new UserException(
                    "resending failed, and nothing of it is seen: " + KafkaErrors.reason(e, needed()), e);
        }
    }

    /** Takes back what is not committed. */
    @Override
    public void close() {
        producer.close();
    }
}
