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
        Map<String, String> settings = new HashMap<>(certificates.keystore(certificate));
        settings.putAll(certificates.truststore());
        settings.put("ssl.client.auth", clientAuth);
        EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaConfig.temporary().withSecurity("SSL", settings));
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
            assertThat(app.printed()).contains("1 records in").doesNotContain(TestCertificates.PASSWORD);

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
            assertThat(app.printed()).contains("1 records in").doesNotContain(TestCertificates.PASSWORD);

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
}
