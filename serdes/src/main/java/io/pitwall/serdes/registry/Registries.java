package io.pitwall.serdes.registry;

import io.pitwall.serdes.AvroMessageFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Opens what the settings name. What it opens is safe for use by several threads. */
public final class Registries {

    private Registries() {}

    /**
     * The registry of a Kafka client's settings.
     *
     * @param formats whose schemas a mock knows
     * @throws ConfigException if the settings name none, or are wrong
     */
    public static SchemaRegistry open(Map<String, ?> configs, List<AvroMessageFormat> formats) {
        return open(configs, formats, RegistryClock.system());
    }

    static SchemaRegistry open(Map<String, ?> configs, List<AvroMessageFormat> formats, RegistryClock clock) {
        Object instance = configs.get(RegistrySettings.INSTANCE);
        if (instance != null) {
            if (instance instanceof SchemaRegistry registry) {
                return registry;
            }
            throw new ConfigException(
                    RegistrySettings.INSTANCE,
                    instance.getClass().getName(),
                    "must be an object of " + SchemaRegistry.class.getName());
        }
        String scope = MockScope.of(configs);
        if (scope != null) {
            return MockSchemaRegistry.of(
                    scope,
                    formats.stream()
                            .flatMap(format -> format.schemas().stream())
                            .toList());
        }
        if (!RegistrySettings.hasRegistry(configs)) {
            throw new ConfigException("no schema registry is configured; set " + RegistrySettings.URL);
        }
        SchemaRegistry http = new HttpSchemaRegistry(RegistryConfig.of(configs), clock);
        return new CachingSchemaRegistry(http, cacheSize(configs), clock);
    }

    static int cacheSize(Map<String, ?> configs) {
        return RegistryConfig.number(RegistrySettings.parse(configs), RegistrySettings.MAX_SCHEMAS);
    }
}
