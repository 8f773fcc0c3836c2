package io.pitwall.app;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.jspecify.annotations.Nullable;

/**
 * Who a cluster takes a client for, as far as its settings tell: the SASL user name, else the subject of its certificate. A broker may
 * map them to other names. Passwords are used to open key stores, and told to nobody.
 */
final class ClientPrincipal {

    /** For people, where the settings do not tell. */
    static final String UNKNOWN = "the user";

    private ClientPrincipal() {}

    /** For people: {@code user 'driver'}; {@link #UNKNOWN} if the settings do not tell. Never fails. */
    static String of(Map<String, ?> clientSettings) {
        String protocol =
                text(clientSettings, "security.protocol").orElse("PLAINTEXT").toUpperCase(Locale.ROOT);
        Optional<String> name = protocol.startsWith("SASL_")
                ? saslUser(clientSettings)
                : protocol.equals("SSL") ? subject(clientSettings) : Optional.of("ANONYMOUS");
        return name.map(known -> "user '" + known + "'").orElse(UNKNOWN);
    }

    private static Optional<String> saslUser(Map<String, ?> settings) {
        Optional<String> jaas = text(settings, SaslConfigs.SASL_JAAS_CONFIG);
        if (jaas.isEmpty()) {
            return Optional.empty();
        }
        try {
            JaasContext context =
                    JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(jaas.get())));
            return Optional.ofNullable(
                            context.configurationEntries().get(0).getOptions().get("username"))
                    .map(String::valueOf);
        } catch (RuntimeException e) {
            // Who connects with it is told what is wrong with it.
            return Optional.empty();
        }
    }

    private static Optional<String> subject(Map<String, ?> settings) {
        Optional<String> location = text(settings, SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG);
        if (location.isEmpty()) {
            return text(settings, SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("ANONYMOUS");
        }
        String type = text(settings, SslConfigs.SSL_KEYSTORE_TYPE_CONFIG).orElse(SslConfigs.DEFAULT_SSL_KEYSTORE_TYPE);
        try (InputStream bytes = Files.newInputStream(Path.of(location.get()))) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(
                    bytes,
                    text(settings, SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG)
                            .map(String::toCharArray)
                            .orElse(null));
            return onlySubject(store);
        } catch (Exception e) {
            // Who connects with it is told what is wrong with it.
            return Optional.empty();
        }
    }

    /** Of several keys the broker's wishes choose one. */
    private static Optional<String> onlySubject(KeyStore store) throws GeneralSecurityException {
        String subject = null;
        for (String alias : Collections.list(store.aliases())) {
            Certificate certificate = store.isKeyEntry(alias) ? store.getCertificate(alias) : null;
            if (certificate instanceof X509Certificate known) {
                if (subject != null) {
                    return Optional.empty();
                }
                subject = known.getSubjectX500Principal().getName();
            }
        }
        return Optional.ofNullable(subject);
    }

    private static Optional<String> text(Map<String, ?> settings, String name) {
        @Nullable Object value = settings.get(name);
        if (value == null) {
            return Optional.empty();
        }
        String text = value instanceof Password password ? password.value() : value.toString();
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
