package io.pitwall.serdes.registry;

import java.net.URI;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * One address of a registry.
 *
 * @param url http or https, without user info and without a slash at the end
 * @param authorization the value of the {@code Authorization} header
 */
record RegistryAddress(String url, @Nullable Password authorization) {

    URI resolve(String path) {
        return URI.create(url + path);
    }
}
