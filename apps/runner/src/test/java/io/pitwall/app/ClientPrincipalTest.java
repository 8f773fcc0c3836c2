package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

/** Who is named when a right is refused; {@link TlsTest} has certificates. */
class ClientPrincipalTest {

    private static final String SECRET = "secret-of-the-test";

    private static String sasl(Object jaas) {
        return ClientPrincipal.of(Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", jaas));
    }

    @Test
    void theUserOfAPassword() {
        String plain = "org.apache.kafka.common.security.plain.PlainLoginModule required";
        String scram = "org.apache.kafka.common.security.scram.ScramLoginModule required";
        assertThat(sasl(plain + " username=\"driver\" password=\"" + SECRET + "\";"))
                .isEqualTo("user 'driver'");
        assertThat(sasl(plain + " password=\"" + SECRET + "\" username=driver;"))
                .isEqualTo("user 'driver'");
        assertThat(sasl(new Password(scram + " username=\"two words\" password=\"" + SECRET + "\";")))
                .isEqualTo("user 'two words'");
    }

    @Test
    void whatTheSettingsDoNotTell() {
        assertThat(sasl("org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientSecret=\""
                        + SECRET + "\";"))
                .isEqualTo(ClientPrincipal.UNKNOWN);
        assertThat(sasl("no jaas username=" + SECRET)).isEqualTo(ClientPrincipal.UNKNOWN);
        assertThat(ClientPrincipal.of(Map.of("security.protocol", "SASL_PLAINTEXT")))
                .isEqualTo(ClientPrincipal.UNKNOWN);
        assertThat(ClientPrincipal.of(Map.of("security.protocol", "SSL", "ssl.keystore.location", "/no/such.p12")))
                .isEqualTo(ClientPrincipal.UNKNOWN);
        assertThat(ClientPrincipal.of(Map.of("security.protocol", "SSL", "ssl.keystore.certificate.chain", "PEM")))
                .isEqualTo(ClientPrincipal.UNKNOWN);
    }

    @Test
    void whoShowsNothingIsAnonymous() {
        assertThat(ClientPrincipal.of(Map.of())).isEqualTo("user 'ANONYMOUS'");
        assertThat(ClientPrincipal.of(Map.of("security.protocol", "ssl"))).isEqualTo("user 'ANONYMOUS'");
    }
}
