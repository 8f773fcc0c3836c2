package io.pitwall.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A listener for clients with TLS or SASL, beside the plain one that the broker itself and whoever administers it use. It is written
 * down as settings with Kafka's prefix for it, so that it goes wherever settings go.
 */
final class SecuredListener {

    static final String NAME = "SECURED";
    private static final String PREFIX = "listener.name.secured.";
    private static final String PROTOCOL = PREFIX + "security.protocol";

    private SecuredListener() {}

    /** The settings of the listener by the names they have among the broker's. */
    static Map<String, String> settings(String protocol, Map<String, String> listenerSettings) {
        if (!protocol.equals("SSL") && !protocol.equals("SASL_SSL") && !protocol.equals("SASL_PLAINTEXT")) {
            throw new IllegalArgumentException(
                    "the security protocol must be SSL, SASL_SSL or SASL_PLAINTEXT, but it is " + protocol);
        }
        Map<String, String> settings = new TreeMap<>();
        listenerSettings.forEach((name, value) -> settings.put(PREFIX + name, value));
        settings.put(PROTOCOL, protocol);
        return settings;
    }

    /** Its security protocol; empty if there is no such listener. */
    static Optional<String> protocol(Map<String, String> settings) {
        return Optional.ofNullable(settings.get(PROTOCOL));
    }
}
