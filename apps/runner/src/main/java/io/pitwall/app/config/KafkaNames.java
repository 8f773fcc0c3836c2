package io.pitwall.app.config;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.processing.JoinSettings;
import io.pitwall.dsl.processing.OutputLimits;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.quix.QuixWriting;
import io.pitwall.serdes.registry.RegistrySettings;
import io.pitwall.state.HeapBudget;
import io.pitwall.state.RocksDbMemory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** The names of the settings of Kafka Streams and its clients, and of Pitwall's own that stand among them. */
final class KafkaNames {

    /** In front of names that stand for themselves in a file, and are not below {@code kafka.} there. */
    static final List<String> OWN_PREFIXES = List.of("pitwall.", "schema.registry.");

    /** What Kafka Streams takes in front of a client's setting. */
    private static final List<String> PREFIXES = List.of(
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX,
            StreamsConfig.CONSUMER_PREFIX,
            StreamsConfig.PRODUCER_PREFIX,
            StreamsConfig.ADMIN_CLIENT_PREFIX);

    private static final List<ConfigDef> DEFINITIONS = List.of(
            StreamsConfig.configDef(),
            ConsumerConfig.configDef(),
            ProducerConfig.configDef(),
            AdminClientConfig.configDef());

    private static final Set<String> OWN = Set.of(
            StreamMessageSerde.FORMAT_CONFIG,
            QuixWriting.WRAPPER_CONFIG,
            QuixWriting.CODEC_CONFIG,
            QuixWriting.EVENTS_CONFIG,
            QuixWriting.COMPRESSION_CONFIG,
            RegistrySettings.URL,
            RegistrySettings.BASIC_SOURCE,
            RegistrySettings.BASIC_USER_INFO,
            RegistrySettings.BEARER_SOURCE,
            RegistrySettings.BEARER_TOKEN,
            RegistrySettings.AUTO_REGISTER,
            RegistrySettings.USE_LATEST,
            RegistrySettings.VALUE_SUBJECT,
            RegistrySettings.KEY_SUBJECT,
            RegistrySettings.MAX_SCHEMAS,
            RegistrySettings.CONNECT_TIMEOUT_MS,
            RegistrySettings.READ_TIMEOUT_MS,
            RegistrySettings.MAX_RETRIES,
            RegistrySettings.FIRST_WAIT_MS,
            RegistrySettings.LONGEST_WAIT_MS,
            RegistrySettings.SERIALIZER_CLASS,
            RegistrySettings.DESERIALIZER_CLASS,
            HeapBudget.BYTES_CONFIG,
            RocksDbMemory.BYTES_CONFIG,
            PitwallConfig.CONTEXT_TTL_MS,
            JoinSettings.MAX_BYTES,
            JoinSettings.MAX_MESSAGES,
            JoinSettings.TTL_MS);

    private final Set<String> names = new TreeSet<>(OWN);
    private final Map<String, String> ofVariables = new TreeMap<>();

    KafkaNames() {
        DEFINITIONS.forEach(definition -> names.addAll(definition.names()));
        names.forEach(name -> ofVariables.put(variable(name), name));
    }

    /** The part of an environment variable behind its prefix: {@code SECURITY_PROTOCOL} of {@code security.protocol}. */
    static String variable(String name) {
        return EnvironmentNames.upper(name);
    }

    /** The setting that such a part of a variable means; null if none is known. */
    @Nullable
    String ofVariable(String variable) {
        String name = ofVariables.get(variable);
        if (name != null) {
            return name;
        }
        for (String prefix : PREFIXES) {
            String start = variable(prefix);
            if (variable.startsWith(start)) {
                String rest = ofVariables.get(variable.substring(start.length()));
                return rest == null ? null : prefix + rest;
            }
        }
        return null;
    }

    /** All names without prefixes. */
    Set<String> names() {
        return names;
    }

    /** True if Kafka or Pitwall knows the name; what it does not know may be for a class of the user's, such as an interceptor. */
    boolean isKnown(String name) {
        return names.contains(withoutPrefix(name))
                || name.startsWith(StreamsConfig.TOPIC_PREFIX)
                || name.startsWith(OutputLimits.TOPIC_LIMIT_PREFIX)
                || name.startsWith(RegistrySettings.TLS_PREFIX);
    }

    /** True if Kafka itself hides the value. */
    boolean isPassword(String name) {
        String plain = withoutPrefix(name);
        return DEFINITIONS.stream()
                .map(definition -> definition.configKeys().get(plain))
                .anyMatch(key -> key != null && key.type == ConfigDef.Type.PASSWORD);
    }

    static String withoutPrefix(String name) {
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        return name;
    }
}
