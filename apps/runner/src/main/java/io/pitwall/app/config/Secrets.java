package io.pitwall.app.config;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nobody may read: tells secret settings by their names, and takes their values out of texts. Thread-safe. */
public final class Secrets {

    /** What stands where a secret was. */
    public static final String MASK = "********";

    private static final List<String> SECRET_WORDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "jaas",
            "token",
            "credential",
            "user.info",
            "private",
            "api.key",
            "keystore.key",
            "keystore.certificate.chain",
            "truststore.certificates");

    /** Names that have such a word and are no secrets. */
    private static final List<String> HARMLESS = List.of(
            "credentials.source",
            "sasl.oauthbearer.token.endpoint.url",
            "token.endpoint",
            "sasl.oauthbearer.scope.claim.name",
            "password.encoder",
            "secret.provider");

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s,]+(?=@)");

    /** {@code password="hunter2"} in a JAAS configuration. */
    private static final Pattern QUOTED = Pattern.compile("=\\s*\"((?:[^\"\\\\]|\\\\.)+)\"|=\\s*'([^']+)'");

    private static final KafkaNames KAFKA_NAMES = new KafkaNames();

    private final Set<String> values = new LinkedHashSet<>();

    /** None are known yet. */
    public Secrets() {}

    /** True if the value of a setting of this name is a secret. */
    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
        return KAFKA_NAMES.isPassword(name)
                || (SECRET_WORDS.stream().anyMatch(lower::contains)
                        && HARMLESS.stream().noneMatch(lower::contains));
    }

    /** The value as it may be shown: a mask for a secret, and without user and password in addresses. */
    public static String shown(String name, String value) {
        if (isSecret(name)) {
            return value.isEmpty() ? "" : MASK;
        }
        return USER_INFO.matcher(value).replaceAll(MASK);
    }

    /** Remembers the secrets among settings, to {@linkplain #hideIn take them out} later. */
    public synchronized void addAll(Map<String, ?> settings) {
        settings.forEach((name, value) -> add(name, String.valueOf(value)));
    }

    private void add(String name, String value) {
        if (isSecret(name)) {
            values.add(value.strip());
            Matcher parts = QUOTED.matcher(value);
            while (parts.find()) {
                String part = parts.group(1) == null ? parts.group(2) : parts.group(1);
                // Names of users stand beside passwords; only what is long enough is told from common words.
                if (!value.substring(0, parts.start()).endsWith("username")) {
                    values.add(part);
                }
            }
        } else {
            Matcher userInfo = USER_INFO.matcher(value);
            while (userInfo.find()) {
                values.add(userInfo.group());
            }
        }
    }

    /** The text with masks in place of the secrets that are known. */
    public synchronized String hideIn(String text) {
        String hidden = text;
        for (String secret : longestFirst(values)) {
            hidden = hidden.replace(secret, MASK);
        }
        return hidden;
    }

    private static List<String> longestFirst(Collection<String> texts) {
        return texts.stream()
                .filter(text -> !text.isBlank())
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
    }
}
