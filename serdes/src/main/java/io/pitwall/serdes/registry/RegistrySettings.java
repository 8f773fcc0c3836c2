package io.pitwall.serdes.registry;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/**
 * The names of the settings: Confluent's, as far as it has them. Those without {@value #NAMESPACE} may also be given with
 * it, as with Confluent's clients.
 */
public final class RegistrySettings {

    /** Addresses, separated by commas; {@code mock://scope} in tests. Unset: no registry. */
    public static final String URL = "schema.registry.url";

    /** {@code URL} (default), {@code USER_INFO}. */
    public static final String BASIC_SOURCE = "basic.auth.credentials.source";

    /** {@code user:password}, for {@code USER_INFO}. */
    public static final String BASIC_USER_INFO = "basic.auth.user.info";

    /** {@code STATIC_TOKEN}. */
    public static final String BEARER_SOURCE = "bearer.auth.credentials.source";

    /** The token, for {@code STATIC_TOKEN}. */
    public static final String BEARER_TOKEN = "bearer.auth.token";

    /** Whether our schema is registered if it is not there (default), or must be there. */
    public static final String AUTO_REGISTER = "auto.register.schemas";

    /** Let the registry normalize schemas that are registered or looked up. */
    public static final String NORMALIZE = "normalize.schemas";

    /** Write with the subject's latest version, whatever ours is. */
    public static final String USE_LATEST = "use.latest.version";

    /** {@code topic}, {@code record}, {@code topic-record} (default), or the name of Confluent's class. */
    public static final String VALUE_SUBJECT = "value.subject.name.strategy";

    /** The same for keys. */
    public static final String KEY_SUBJECT = "key.subject.name.strategy";

    /** How many schemas are remembered. */
    public static final String MAX_SCHEMAS = "max.schemas.per.subject";

    /** How long a connection may take to be made, in ms; 10,000. */
    public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";

    /** How long an answer may take, body and all, in ms; 30,000. */
    public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";

    /** How often a call is tried again; as often as half of {@code max.poll.interval.ms} allows unless it is set. */
    public static final String MAX_RETRIES = "max.retries";

    /** The wait before the first retry, in ms; 500. It doubles with each further one. */
    public static final String FIRST_WAIT_MS = "retries.wait.ms";

    /** The longest wait before a retry, in ms; 20,000. */
    public static final String LONGEST_WAIT_MS = "retries.max.wait.ms";

    /** Before Kafka's own names of TLS settings: {@code schema.registry.ssl.truststore.location}. */
    public static final String TLS_PREFIX = "schema.registry.ssl.";

    /** A {@link SchemaRegistry} object that is used instead of an address; for tests. */
    public static final String INSTANCE = "pitwall.schema.registry.instance";

    /** The class of a Kafka serializer of Avro records that is used instead of ours. */
    public static final String SERIALIZER_CLASS = "pitwall.avro.serializer";

    /** The class of a Kafka deserializer of Avro records that is used instead of ours. */
    public static final String DESERIALIZER_CLASS = "pitwall.avro.deserializer";

    static final String NAMESPACE = "schema.registry.";

    private static final Set<String> NAMESPACED_ELSEWHERE = Set.of(URL);

    /**
     * Settings of Confluent's serializers that say how ids are found, with the only value that is done here: what would be
     * written otherwise than was said is refused.
     */
    private static final Map<String, String> FIXED =
            Map.of("latest.compatibility.strict", "true", "id.compatibility.strict", "true", "use.schema.id", "-1");

    private RegistrySettings() {}

    /** The settings of a registry's client among all those of a Kafka client, with their defaults. */
    static Map<String, Object> parse(Map<String, ?> configs) {
        ConfigDef definition = definition();
        Map<String, Object> given = new TreeMap<>();
        configs.forEach((name, value) -> {
            if (definition.names().contains(name) && value != null) {
                given.put(name, value);
            }
        });
        configs.forEach((name, value) -> {
            if (name.startsWith(NAMESPACE)
                    && !name.startsWith(TLS_PREFIX)
                    && !NAMESPACED_ELSEWHERE.contains(name)
                    && value != null) {
                String plain = name.substring(NAMESPACE.length());
                if (!definition.names().contains(plain)) {
                    throw new ConfigException("there is no setting " + name + " of the schema registry; there are "
                            + NAMESPACE + definition.names() + " and " + TLS_PREFIX + "*");
                }
                given.put(plain, value);
            }
        });
        return definition.parse(given);
    }

    /** For writers only: who reads finds the ids in the records. */
    static void refuseOtherIds(Map<String, ?> configs) {
        FIXED.forEach((name, only) -> {
            Object value = configs.get(name);
            if (value != null && !value.toString().strip().equalsIgnoreCase(only)) {
                throw new ConfigException(
                        name,
                        value,
                        "only " + only + " is supported; for others name Confluent's serializers as " + SERIALIZER_CLASS
                                + " and " + DESERIALIZER_CLASS);
            }
        });
    }

    private static ConfigDef definition() {
        return new ConfigDef()
                .define(URL, ConfigDef.Type.LIST, "", Importance.HIGH, "")
                .define(BASIC_SOURCE, ConfigDef.Type.STRING, "URL", Importance.MEDIUM, "")
                .define(BASIC_USER_INFO, ConfigDef.Type.PASSWORD, null, Importance.MEDIUM, "")
                .define(BEARER_SOURCE, ConfigDef.Type.STRING, null, Importance.MEDIUM, "")
                .define(BEARER_TOKEN, ConfigDef.Type.PASSWORD, null, Importance.MEDIUM, "")
                .define(AUTO_REGISTER, ConfigDef.Type.BOOLEAN, true, Importance.MEDIUM, "")
                .define(NORMALIZE, ConfigDef.Type.BOOLEAN, false, Importance.LOW, "")
                .define(USE_LATEST, ConfigDef.Type.BOOLEAN, false, Importance.LOW, "")
                .define(MAX_SCHEMAS, ConfigDef.Type.INT, 1000, Range.atLeast(1), Importance.LOW, "")
                .define(CONNECT_TIMEOUT_MS, ConfigDef.Type.INT, 10_000, Range.atLeast(1), Importance.LOW, "")
                .define(READ_TIMEOUT_MS, ConfigDef.Type.INT, 30_000, Range.atLeast(1), Importance.LOW, "")
                .define(MAX_RETRIES, ConfigDef.Type.INT, Integer.MAX_VALUE, Range.atLeast(0), Importance.LOW, "")
                .define(FIRST_WAIT_MS, ConfigDef.Type.INT, 500, Range.atLeast(0), Importance.LOW, "")
                .define(LONGEST_WAIT_MS, ConfigDef.Type.INT, 20_000, Range.atLeast(0), Importance.LOW, "");
    }

    /** True if a registry, or a serializer or deserializer that knows one, is configured. */
    static boolean hasRegistry(Map<String, ?> configs) {
        return isSet(configs, URL) || isSet(configs, INSTANCE);
    }

    static boolean isSet(Map<String, ?> configs, String name) {
        Object value = configs.get(name);
        return value != null && !value.toString().isBlank();
    }
}
