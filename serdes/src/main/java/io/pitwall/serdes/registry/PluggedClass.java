package io.pitwall.serdes.registry;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;

/** A serializer or deserializer that the configuration names, such as Confluent's. */
final class PluggedClass {

    private PluggedClass() {}

    /** A new object of the class; not configured yet. */
    static <T> T newInstance(Map<String, ?> configs, String setting, Class<T> type) {
        Object value = configs.get(setting);
        String name = value instanceof Class<?> given ? given.getName() : String.valueOf(value);
        try {
            return value instanceof Class<?> given
                    ? type.cast(Utils.newInstance(given))
                    : Utils.newInstance(name.strip(), type);
        } catch (ClassNotFoundException | ClassCastException | KafkaException e) {
            ConfigException wrong = new ConfigException(
                    setting,
                    name,
                    "must be a " + type.getName() + " on the class path with a constructor without arguments (" + e
                            + ")");
            wrong.initCause(e);
            throw wrong;
        }
    }

    /** The settings, with our default of subject names, and names as Confluent's classes take them. */
    static Map<String, Object> settings(Map<String, ?> configs, boolean isKey) {
        Map<String, Object> settings = new HashMap<>(configs);
        String setting = isKey ? RegistrySettings.KEY_SUBJECT : RegistrySettings.VALUE_SUBJECT;
        Object naming = configs.get(setting);
        if (naming == null || !naming.toString().contains(".")) {
            settings.put(setting, WriterConfig.naming(configs, isKey).className());
        }
        return settings;
    }

    /** How long to retry around it; settings of its own that we do not know are its business. */
    static RetryLoop retries(Map<String, ?> configs, RegistryClock clock) {
        return new RetryLoop(RegistryConfig.retries(configs, RegistrySettings.parse(Map.of())), clock);
    }
}
