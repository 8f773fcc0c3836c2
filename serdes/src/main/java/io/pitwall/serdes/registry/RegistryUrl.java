package io.pitwall.serdes.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * An address as it stands in the configuration.
 *
 * @param withoutUserInfo without a slash at the end
 * @param userInfo {@code user:password}, decoded
 */
record RegistryUrl(String withoutUserInfo, @Nullable String userInfo) {

    private static final int LARGEST_PORT = 65_535;

    private static final Pattern USER_INFO = Pattern.compile("//[^,]*@");

    /** @throws ConfigException if it is no http or https address; without the user info */
    static RegistryUrl parse(String url) {
        String shown = shown(url);
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw wrong(shown);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getPort() > LARGEST_PORT) {
            throw wrong(shown);
        }
        if (uri.getHost() == null) {
            // Docker has such names; Java's HTTP client does not connect to them.
            String authority = String.valueOf(uri.getRawAuthority());
            throw authority.substring(authority.indexOf('@') + 1).contains("_")
                    ? new ConfigException(
                            RegistrySettings.URL, shown, "a host name must have no '_': give the host another name")
                    : wrong(shown);
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw wrong(shown);
        }
        String address =
                scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath();
        return new RegistryUrl(address.replaceFirst("/+$", ""), uri.getUserInfo());
    }

    /** Addresses without user info. */
    static String shown(String urls) {
        return USER_INFO.matcher(urls).replaceAll("//");
    }

    private static ConfigException wrong(String shown) {
        return new ConfigException(
                RegistrySettings.URL, shown, "must be http://host:port or https://host:port, a path may follow");
    }

    /** Without the user info. */
    @Override
    public String toString() {
        return withoutUserInfo;
    }
}
