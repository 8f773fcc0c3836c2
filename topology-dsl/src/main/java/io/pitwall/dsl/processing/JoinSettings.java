package io.pitwall.dsl.processing;

import io.pitwall.serdes.fragments.JoinLimits;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * What the source of a topic may hold of fragments, for each of its partitions: {@value #MAX_BYTES} of heap (default 64 MiB),
 * {@value #MAX_MESSAGES} incomplete messages (1000), each for {@value #TTL_MS} since its last fragment (60 s).
 */
public final class JoinSettings {

    public static final String MAX_BYTES = "pitwall.fragments.max.bytes";
    public static final String MAX_MESSAGES = "pitwall.fragments.max.messages";
    public static final String TTL_MS = "pitwall.fragments.ttl.ms";

    private JoinSettings() {}

    /**
     * The limits that the configuration says.
     *
     * @throws ConfigException if a setting has a value that it cannot have
     */
    public static JoinLimits from(Map<String, ?> configs) {
        JoinLimits standard = JoinLimits.standard();
        try {
            return new JoinLimits(
                    Math.toIntExact(number(configs, MAX_BYTES, standard.maxBytes())),
                    Math.toIntExact(number(configs, MAX_MESSAGES, standard.maxMessages())),
                    Duration.ofMillis(
                            number(configs, TTL_MS, standard.timeToLive().toMillis())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            ConfigException error = new ConfigException("pitwall.fragments.*: " + e.getMessage());
            error.initCause(e);
            throw error;
        }
    }

    private static long number(Map<String, ?> configs, String name, long otherwise) {
        Object value = configs.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(value.toString().trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, but it is '" + value + "'", e);
        }
    }
}
