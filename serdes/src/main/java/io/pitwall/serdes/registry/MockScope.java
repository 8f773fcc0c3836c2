package io.pitwall.serdes.registry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** {@code mock://scope}: only where there is no broker, because its ids mean nothing to anyone else. */
final class MockScope {

    private static final String PREFIX = "mock://";
    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final Set<String> NO_HOSTS = Set.of("dummy", "mock", "unused", "");
    private static final List<String> NO_DOMAINS = List.of(".invalid", ".test", ".example");

    private MockScope() {}

    /**
     * The scope; null if the setting is no mock.
     *
     * @throws ConfigException if it is a mock beside a real address or a real broker
     */
    static @Nullable String of(Map<String, ?> configs) {
        Object setting = configs.get(RegistrySettings.URL);
        String urls = setting instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : String.valueOf(setting).strip();
        if (!urls.contains(PREFIX)) {
            return null;
        }
        String scope = urls.startsWith(PREFIX) ? urls.substring(PREFIX.length()) : "";
        if (scope.isEmpty() || scope.contains(",")) {
            throw new ConfigException(
                    RegistrySettings.URL, RegistryUrl.shown(urls), "a mock stands alone: mock://scope");
        }
        refuseBrokers(urls, configs.get(BOOTSTRAP));
        return scope;
    }

    private static void refuseBrokers(String urls, @Nullable Object bootstrap) {
        if (bootstrap == null) {
            return;
        }
        String servers = bootstrap instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : bootstrap.toString();
        for (String server : servers.split(",", -1)) {
            if (!isPlaceholder(server.strip().toLowerCase(Locale.ROOT))) {
                throw new ConfigException(
                        "%s=%s is for tests without a broker, but %s is %s: nobody else could read what is written. Set %s to the registry's address or remove it; a test with TopologyTestDriver names the broker dummy:9092"
                                .formatted(RegistrySettings.URL, urls, BOOTSTRAP, servers, RegistrySettings.URL));
            }
        }
    }

    private static boolean isPlaceholder(String server) {
        int port = server.lastIndexOf(':');
        String host = port < 0 ? server : server.substring(0, port);
        return NO_HOSTS.contains(host) || NO_DOMAINS.stream().anyMatch(host::endsWith);
    }
}
