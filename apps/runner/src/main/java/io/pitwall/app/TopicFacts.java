package io.pitwall.app;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic of the cluster.
 *
 * @param partitions how many it has
 * @param replication how many copies of each
 * @param settings by Kafka's names; empty if the cluster does not tell
 */
public record TopicFacts(String name, int partitions, int replication, Map<String, String> settings) {

    public TopicFacts {
        settings = Map.copyOf(settings);
    }

    /** Whether Kafka or Kafka Streams has made a topic for itself, told by its name. */
    public static boolean isInternal(String topic) {
        return topic.startsWith("__") || topic.endsWith("-changelog") || topic.endsWith("-repartition");
    }

    /** The value of a setting that is a number. */
    OptionalLong number(String setting) {
        String value = settings.get(setting);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    }

    OptionalLong maxMessageBytes() {
        return number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    }
}
