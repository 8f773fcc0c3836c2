package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, of the broker alone and of both sides; and what is said when a certificate is not accepted. */
class TlsTest {

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    @TempDir
    private Path stateDir;

    @BeforeAll
    static void sign() {
        certificates = new TestCertificates(folder)
                .sign("broker")
                .sign("driver")
                .sign("late-broker", "-startdate", "-10d", "-validity", "1")
                .sign("late-driver", "-startdate", "-10d", "-validity", "1")
                .selfSigned("stranger");
    }

    private static EmbeddedKafka broker(String certificate, String clientAuth) {
        return broker("SSL", certificate, Map.of("ssl.client.auth", clientAuth));
    }

    private static EmbeddedKafka broker(String protocol, String certificate, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(certificates.keystore(certificate));
        settings.putAll(certificates.truststore());
        settings.putAll(more);
        EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaConfig.temporary().withSecurity(protocol, settings));
        SecuredApp.writeInput(kafka);
        return kafka;
    }

    @SafeVarargs
    private static Map<String, String> client(Map<String, String>... settings) {
        Map<String, String> all = new HashMap<>(Map.of("security.protocol", "SSL"));
        for (Map<String, String> more : settings) {
            all.putAll(more);
        }
        return all;
    }

    private void assertRefused(EmbeddedKafka kafka, Map<String, String> security, String... words) {
        SecuredApp app = new SecuredApp(kafka, stateDir);

        assertThat(app.run(security, "--verbose")).as(app.printed()).isEqualTo(ErrorReport.USER_ERROR);
        assertThat(app.error()).contains(words);
        assertThat(app.printed()).doesNotContain(TestCertificates.PASSWORD);
    }

    @Test
    void whoTrustsTheBrokerRuns() {
        try (EmbeddedKafka kafka = broker("broker", "none")) {
            SecuredApp app = new SecuredApp(kafka, stateDir);

            assertThat(app.run(client(certificates.truststore())))
                    .as(app.printed())
                    .isZero();
            assertThat(app.printed()).contains("1 record in").doesNotContain(TestCertificates.PASSWORD);

            assertRefused(kafka, client(), "nobody whom this application trusts has signed", "ssl.truststore.location");
            assertRefused(kafka, Map.of(), "no Kafka broker answers", "security.protocol");
        }
    }

    @Test
    void bothSidesShowACertificate() {
        try (EmbeddedKafka kafka = broker("broker", "required")) {
            SecuredApp app = new SecuredApp(kafka, stateDir);

            assertThat(app.run(client(certificates.truststore(), certificates.keystore("driver"))))
                    .as(app.printed())
                    .isZero();
            assertThat(app.printed()).contains("1 record in").doesNotContain(TestCertificates.PASSWORD);

            assertRefused(kafka, client(certificates.truststore()), "wants a certificate", "ssl.keystore.location");
            assertRefused(
                    kafka,
                    client(certificates.truststore(), certificates.keystore("stranger")),
                    "ssl.keystore.location");
            assertRefused(
                    kafka,
                    client(certificates.truststore(), certificates.keystore("late-driver")),
                    "ssl.keystore.location");
        }
    }

    @Test
    void aBrokerWhoseCertificateHasExpired() {
        try (EmbeddedKafka kafka = broker("late-broker", "none")) {
            assertRefused(kafka, client(certificates.truststore()), "the broker's certificate has expired", "renewed");
        }
    }

    @Test
    void aStoreThatIsNotThereOrOfAnotherPassword() {
        try (EmbeddedKafka kafka = broker("broker", "none")) {
            assertRefused(
                    kafka,
                    client(Map.of("ssl.truststore.location", "/no/such.p12")),
                    "/no/such.p12",
                    "ssl.truststore.location");
            assertRefused(
                    kafka,
                    client(certificates.truststore(), Map.of("ssl.truststore.password", "wrong-store-password")),
                    "a key store cannot be loaded",
                    "password");
        }
    }

    @Test
    void aPasswordOverTls() {
        String module = "org.apache.kafka.common.security.plain.PlainLoginModule required";
        Map<String, String> users = Map.of(
                "sasl.enabled.mechanisms",
                "PLAIN",
                "plain.sasl.jaas.config",
                module + " user_driver=\"" + TestCertificates.PASSWORD + "\";");
        try (EmbeddedKafka kafka = broker("SASL_SSL", "broker", users)) {
            Map<String, String> right = Map.of(
                    "security.protocol",
                    "SASL_SSL",
                    "sasl.mechanism",
                    "PLAIN",
                    "sasl.jaas.config",
                    module + " username=\"driver\" password=\"" + TestCertificates.PASSWORD + "\";");
            SecuredApp app = new SecuredApp(kafka, stateDir);

            assertThat(app.run(client(certificates.truststore(), right)))
                    .as(app.printed())
                    .isZero();
            assertThat(app.printed()).contains("1 record in").doesNotContain(TestCertificates.PASSWORD);

            Map<String, String> wrong =
                    Map.of("sasl.jaas.config", module + " username=\"driver\" password=\"wrong-password\";");
            assertRefused(kafka, client(certificates.truststore(), right, wrong), "does not accept user and password");
            assertRefused(kafka, client(right), "nobody whom this application trusts has signed");
        }
    }

    @Test
    void whoCannotDoSomethingIsNamedByTheCertificate() {
        assertThat(ClientPrincipal.of(client(certificates.keystore("driver")))).isEqualTo("user 'CN=driver'");
        assertThat(ClientPrincipal.of(
                        client(certificates.keystore("driver"), Map.of("ssl.keystore.password", "wrong-password"))))
                .isEqualTo(ClientPrincipal.UNKNOWN);
    }
}
