package io.pitwall.dsl.processing;

import io.pitwall.serdes.UnreadableMessageException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For sources that Kafka Streams decodes itself, as those of a topology of your own with Pitwall's serdes: sends records
 * that cannot be read to the dead-letter topic, with their original key, value and headers, and lets the rest go on. Any
 * other failure of a deserializer stops the application: the record may be good. The sources of Pitwall's own topologies
 * do the same in {@link SourceProcessor}.
 *
 * <p>{@link DeadLetterHeaders} say why. The log has all of it in a line, not more than one in ten seconds for each
 * partition. The topic is {@link StreamsConfig#ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG}. The dead letter is part of the
 * transaction; a crash can make Kafka Streams read a record ahead twice, and so write its dead letter twice.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private final InstantSource clock;
    private String deadLetterTopic = "";
    private DeadLetterLog log;

    /** For Kafka Streams, which makes and configures it. */
    public DeadLetterHandler() {
        this(InstantSource.system());
    }

    DeadLetterHandler(InstantSource clock) {
        this.clock = clock;
        this.log = new DeadLetterLog(LOG, "", clock);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        Object topic = configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
        if (topic == null || topic.toString().isEmpty()) {
            throw new ConfigException(
                    StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                    topic,
                    "name the topic for records that cannot be read");
        }
        deadLetterTopic = topic.toString();
        log = new DeadLetterLog(LOG, deadLetterTopic, clock);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (!(exception instanceof UnreadableMessageException)) {
            LOG.error(
                    "{}, {}: reading failed for a reason that is not the record's",
                    partition + "@" + record.offset(),
                    DeadLetterLog.stream(record.key()),
                    exception);
            return Response.fail();
        }
        log.sent(partition, record.offset(), record.key(), exception.getMessage());
        return Response.resume(List.of(deadLetter(context, record, exception)));
    }

    private ProducerRecord<byte[], byte[]> deadLetter(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        Headers headers = DeadLetterHeaders.of(
                record.headers(),
                exception.getClass().getName(),
                exception.getMessage(),
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp());
        DeadLetterHeaders.addSource(headers, context.processorNodeId(), record.key());
        // The dead letter's own timestamp is its arrival: an old one would be deleted by retention, a negative or
        // future one be refused by the broker.
        return new ProducerRecord<>(deadLetterTopic, null, null, record.key(), record.value(), headers);
    }
}
