package io.pitwall.dsl.processing;

import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.RecordLimit;
import io.pitwall.serdes.quix.QuixWriting;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * How large the records of an output topic may be, and how messages that are larger are cut.
 *
 * <p>The limit is the smaller one of the producer's {@code max.request.size} and the topic's {@code max.message.bytes}, less
 * what compression may add. A topology does not ask the cluster: who starts it says the topic's limit with {@value
 * #TOPIC_LIMIT_PREFIX}{@code <topic>}; otherwise Kafka's default counts.
 */
public final class OutputLimits {

    /** In front of the name of a topic: its {@code max.message.bytes}. */
    public static final String TOPIC_LIMIT_PREFIX = "pitwall.max.message.bytes.";

    /** What Kafka's brokers take unless told otherwise. */
    static final int KAFKA_DEFAULT_BYTES = 1_048_588;

    /** What Kafka's producers send unless told otherwise. */
    static final int KAFKA_DEFAULT_REQUEST_BYTES = 1_048_576;

    private OutputLimits() {}

    /**
     * The limit of a topic under these settings, those of Kafka's clients and Pitwall's own.
     *
     * @throws ConfigException if a limit is not a positive number of bytes
     */
    public static RecordLimit of(Map<String, ?> configs, String topic) {
        int maxRequestSize = positive(
                configs,
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                positive(configs, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KAFKA_DEFAULT_REQUEST_BYTES));
        int maxMessageBytes = positive(configs, TOPIC_LIMIT_PREFIX + topic, KAFKA_DEFAULT_BYTES);
        // The topic may compress where the producer does not.
        return RecordLimit.of(maxRequestSize, maxMessageBytes).withCompression();
    }

    /**
     * Cuts as the readers of the format expect it: the readers of Quix' wrappers know the prefix form only, all others
     * know the header form.
     */
    public static FragmentCutter cutter(Map<String, ?> configs, RecordLimit limit) {
        boolean isWrapped = "quix".equals(String.valueOf(configs.get(StreamMessageSerde.FORMAT_CONFIG)))
                && QuixWriting.from(configs).wrapper() != QuixWriting.Wrapper.HEADER;
        return isWrapped ? FragmentCutter.inPrefix(limit) : FragmentCutter.inHeaders(limit);
    }

    private static int positive(Map<String, ?> configs, String name, int otherwise) {
        Object value = configs.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int bytes = Integer.parseInt(value.toString().trim());
            if (bytes > 0) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            throw notANumber(name, value, e);
        }
        throw notANumber(name, value, null);
    }

    private static ConfigException notANumber(String name, Object value, @Nullable Throwable cause) {
        ConfigException error = new ConfigException(name, value, "must be a number of bytes from 1 to 2147483647");
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }
}
