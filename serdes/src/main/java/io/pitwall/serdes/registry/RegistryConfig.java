package io.pitwall.serdes.registry;

import static io.pitwall.serdes.registry.RegistrySettings.BASIC_SOURCE;
import static io.pitwall.serdes.registry.RegistrySettings.BASIC_USER_INFO;
import static io.pitwall.serdes.registry.RegistrySettings.BEARER_SOURCE;
import static io.pitwall.serdes.registry.RegistrySettings.BEARER_TOKEN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a registry over HTTP.
 *
 * @param addresses at least one
 * @param tls null for Java's own trust store and no certificate of ours
 * @param normalizeSchemas whether the registry is to normalize what is registered and looked up
 * @param secrets what must not appear in messages
 */
record RegistryConfig(
        List<RegistryAddress> addresses,
        @Nullable SSLContext tls,
        Duration connectTimeout,
        Duration readTimeout,
        RetryPolicy retries,
        boolean normalizeSchemas,
        List<String> secrets) {

    /** Kafka's default of max.poll.interval.ms. */
    private static final long MAX_POLL_INTERVAL_MS = 300_000;

    private static final List<String> MAX_POLL_INTERVAL_NAMES =
            List.of("main.consumer.max.poll.interval.ms", "consumer.max.poll.interval.ms", "max.poll.interval.ms");

    RegistryConfig {
        addresses = List.copyOf(addresses);
        secrets = List.copyOf(secrets);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a registry has at least one address");
        }
    }

    /** Of the settings of a Kafka client. */
    static RegistryConfig of(Map<String, ?> configs) {
        Map<String, Object> settings = RegistrySettings.parse(configs);
        RegistryCredentials credentials = RegistryCredentials.of(
                (String) settings.get(BASIC_SOURCE),
                (Password) settings.get(BASIC_USER_INFO),
                (String) settings.get(BEARER_SOURCE),
                (Password) settings.get(BEARER_TOKEN));
        List<RegistryAddress> addresses = new ArrayList<>();
        List<String> secrets = new ArrayList<>(credentials.secrets());
        for (Object url : (List<?>) settings.getOrDefault(RegistrySettings.URL, List.of())) {
            RegistryUrl parsed = RegistryUrl.parse(url.toString());
            addresses.add(new RegistryAddress(parsed.withoutUserInfo(), credentials.authorization(parsed.userInfo())));
            secrets.addAll(RegistryCredentials.secretsOf(parsed.userInfo()));
        }
        return new RegistryConfig(
                addresses,
                RegistryTls.of(configs),
                millis(settings, RegistrySettings.CONNECT_TIMEOUT_MS),
                millis(settings, RegistrySettings.READ_TIMEOUT_MS),
                retries(configs, settings),
                Boolean.TRUE.equals(settings.get(RegistrySettings.NORMALIZE)),
                secrets);
    }

    /** No longer than half the time between polls, so that the group does not take the consumer for dead. */
    static RetryPolicy retries(Map<String, ?> configs, Map<String, Object> settings) {
        long intervalMs = MAX_POLL_INTERVAL_MS;
        for (String name : MAX_POLL_INTERVAL_NAMES) {
            Object value = configs.get(name);
            if (value != null) {
                intervalMs = Long.parseLong(value.toString().strip());
                break;
            }
        }
        return new RetryPolicy(
                Duration.ofMillis(intervalMs / 2),
                number(settings, RegistrySettings.MAX_RETRIES),
                millis(settings, RegistrySettings.FIRST_WAIT_MS),
                millis(settings, RegistrySettings.LONGEST_WAIT_MS));
    }

    private static Duration millis(Map<String, Object> settings, String name) {
        return Duration.ofMillis(number(settings, name));
    }

    static int number(Map<String, Object> settings, String name) {
        if (settings.get(name) instanceof Integer number) {
            return number;
        }
        throw new IllegalStateException(name + " has a default");
    }

    /** Without anything secret. */
    @Override
    public String toString() {
        return "schema registry at "
                + addresses.stream().map(RegistryAddress::url).toList();
    }
}
