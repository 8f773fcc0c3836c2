package io.pitwall.serdes.registry;

import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/** TLS towards a registry: Kafka's own settings and stores (JKS, PKCS12, PEM), with a prefix. */
final class RegistryTls {

    private RegistryTls() {}

    /**
     * Of the settings that start with {@value RegistrySettings#TLS_PREFIX}; null if there is none.
     *
     * @throws ConfigException if a store cannot be read
     */
    static @Nullable SSLContext of(Map<String, ?> configs) {
        Map<String, Object> given = new HashMap<>();
        ConfigDef definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        configs.forEach((name, value) -> {
            if (name.startsWith(RegistrySettings.TLS_PREFIX) && value != null) {
                String plain = name.substring(RegistrySettings.NAMESPACE.length());
                if (!definition.names().contains(plain)) {
                    throw new ConfigException("there is no setting " + name + "; there are "
                            + RegistrySettings.NAMESPACE + " with " + definition.names());
                }
                given.put(plain, value);
            }
        });
        if (given.isEmpty()) {
            return null;
        }
        Map<String, Object> settings = definition.parse(given);
        Object hostCheck = settings.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
        if (hostCheck == null || !hostCheck.toString().equalsIgnoreCase("https")) {
            throw new ConfigException(
                    RegistrySettings.NAMESPACE + SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG,
                    hostCheck,
                    "the host name is always checked: use a certificate that names the registry's host");
        }
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(settings);
            return factory.sslContext();
        } catch (KafkaException e) {
            ConfigException wrong =
                    new ConfigException("the settings " + RegistrySettings.TLS_PREFIX + "* do not work: " + chain(e));
            wrong.initCause(e);
            throw wrong;
        }
    }

    private static String chain(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause.getMessage() == null
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + " (" + cause.getMessage() + ")";
    }
}
