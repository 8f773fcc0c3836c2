package io.pitwall.serdes.registry;

import static io.pitwall.serdes.registry.RegistrySettings.BASIC_SOURCE;
import static io.pitwall.serdes.registry.RegistrySettings.BASIC_USER_INFO;
import static io.pitwall.serdes.registry.RegistrySettings.BEARER_SOURCE;
import static io.pitwall.serdes.registry.RegistrySettings.BEARER_TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * What a registry is shown of us: a token, a user and password for all addresses, or those in the address.
 *
 * @param bearerToken wins over the others
 * @param userInfo {@code user:password}
 */
record RegistryCredentials(
        @Nullable Password bearerToken, @Nullable Password userInfo) {

    static RegistryCredentials of(
            @Nullable String basicSource,
            @Nullable Password userInfo,
            @Nullable String bearerSource,
            @Nullable Password bearerToken) {
        if (bearerSource == null && bearerToken != null) {
            throw new ConfigException(BEARER_TOKEN + " is set, but not " + BEARER_SOURCE + "; set it to STATIC_TOKEN");
        }
        if (bearerSource != null) {
            return new RegistryCredentials(staticToken(bearerSource, bearerToken), null);
        }
        String source = basicSource == null ? "URL" : basicSource;
        return switch (source) {
            case "URL" -> {
                if (userInfo != null) {
                    throw new ConfigException(
                            BASIC_USER_INFO + " is set, but not " + BASIC_SOURCE + "; set it to USER_INFO");
                }
                yield new RegistryCredentials(null, null);
            }
            case "USER_INFO" -> {
                if (userInfo == null || userInfo.value().indexOf(':') < 0) {
                    throw new ConfigException(
                            BASIC_SOURCE + " is USER_INFO, so " + BASIC_USER_INFO + " must be user:password");
                }
                yield new RegistryCredentials(null, userInfo);
            }
            default -> throw new ConfigException(BASIC_SOURCE, source, "must be URL or USER_INFO");
        };
    }

    private static Password staticToken(String bearerSource, @Nullable Password token) {
        if (!bearerSource.equals("STATIC_TOKEN")) {
            throw new ConfigException(
                    BEARER_SOURCE,
                    bearerSource,
                    "must be STATIC_TOKEN; for others name Confluent's serializers as "
                            + RegistrySettings.SERIALIZER_CLASS + " and " + RegistrySettings.DESERIALIZER_CLASS);
        }
        if (token == null || token.value().isBlank()) {
            throw new ConfigException(BEARER_SOURCE + " is STATIC_TOKEN, so " + BEARER_TOKEN + " must be the token");
        }
        return token;
    }

    /** The {@code Authorization} header for an address with that user info; null for none. */
    @Nullable
    Password authorization(@Nullable String userInfoOfUrl) {
        if (bearerToken != null) {
            return new Password("Bearer " + bearerToken.value().strip());
        }
        String user = userInfo != null ? userInfo.value() : userInfoOfUrl;
        return user == null ? null : new Password("Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
    }

    /** What must not appear in messages. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        if (bearerToken != null) {
            secrets.add(bearerToken.value().strip());
        }
        if (userInfo != null) {
            secrets.addAll(secretsOf(userInfo.value()));
        }
        return secrets;
    }

    /** The password, and what stands in the header for user and password. */
    static List<String> secretsOf(@Nullable String userInfo) {
        if (userInfo == null) {
            return List.of();
        }
        String password = userInfo.substring(userInfo.indexOf(':') + 1);
        String encoded = Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
        return password.isEmpty() ? List.of(encoded) : List.of(encoded, password);
    }
}
