package io.pitwall.app.config;

import io.pitwall.app.ErrorReport;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            "secret.provider");

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s,]+(?=@)");

    /** {@code password="hunter2"} in a JAAS configuration. */
    private static final Pattern JAAS_OPTION =
            Pattern.compile("(\\w+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)+)\"|'([^']+)'|([^\\s\"';=]+))");

    /** What stands beside passwords there: names and switches, which are words of other texts too. */
    private static final Set<String> HARMLESS_JAAS_OPTIONS = Set.of(
            "username",
            "tokenauth",
            "clientId",
            "scope",
            "serviceName",
            "principal",
            "keyTab",
            "useKeyTab",
            "storeKey",
            "doNotPrompt",
            "useTicketCache");

    /** A shorter value of a variable that is not ours is a number or a switch, which stands in other texts too. */
    private static final int LEAST_LETTERS = 8;

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

    /** The same with the environment, where others have secrets too: {@code OTHER_TOKEN_PORT=80} is none. */
    synchronized void addEnvironment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (value.length() >= LEAST_LETTERS || EnvironmentNames.isOurs(name)) {
                add(name, value);
            }
        });
    }

    /** The same with what was typed and not understood: the message that says so repeats it. */
    synchronized void addTyped(Collection<String> args) {
        for (String arg : args) {
            String[] parts = arg.split("=", 3);
            if (parts.length == 3 && parts[0].startsWith("-")) {
                add(parts[1], parts[2]);
            } else if (parts.length > 1) {
                add(parts[0], arg.substring(parts[0].length() + 1));
            }
        }
    }

    private void add(String name, String value) {
        if (isSecret(name)) {
            values.add(value.strip());
            // Keys and certificates have many lines, an error has one.
            values.add(ErrorReport.oneLine(value.strip()));
            Matcher options = JAAS_OPTION.matcher(value);
            while (options.find()) {
                if (!HARMLESS_JAAS_OPTIONS.contains(options.group(1))) {
                    values.add(Stream.of(options.group(2), options.group(3), options.group(4))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow());
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
