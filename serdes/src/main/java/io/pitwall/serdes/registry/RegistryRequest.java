package io.pitwall.serdes.registry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One call of the REST API.
 *
 * @param path below the registry's address, encoded
 * @param body JSON of a POST; a GET has none
 * @param purpose what is asked, for people: with subject or id
 */
record RegistryRequest(String path, @Nullable String body, String purpose) {

    static RegistryRequest get(String path, String purpose) {
        return new RegistryRequest(path, null, purpose);
    }

    static RegistryRequest post(String path, String body, String purpose) {
        return new RegistryRequest(path, body, purpose);
    }

    /** A subject as one segment of a path. */
    static String segment(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
