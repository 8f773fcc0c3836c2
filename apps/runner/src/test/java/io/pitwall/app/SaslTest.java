package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.app.config.Secrets;
import io.pitwall.app.http.HttpAddress;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import io.pitwall.rules.Packets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords and rights: what a broker lets in, what is said when it does not, and that no password is printed anywhere. */
class SaslTest {

    private static final String PASSWORD = "plain-password-of-the-test";
    private static final String SCRAM_PASSWORD = "scram-password-of-the-test";
    private static final String WRONG = "wrong-password-of-the-test";
    private static final String KEY_PASSWORD = "key-password-of-the-test";
    private static final String REGISTRY_PASSWORD = "registry-password-of-the-test";
    private static final String[] SECRETS = {PASSWORD, SCRAM_PASSWORD, WRONG, KEY_PASSWORD, REGISTRY_PASSWORD};
    private static final String PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private static EmbeddedKafka kafka;

    @TempDir
    private Path stateDir;

    @BeforeAll
    static void startKafka() throws Exception {
        String users = PLAIN_MODULE + " user_driver=\"" + PASSWORD + "\";";
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary()
                .withSecurity(
                        "SASL_PLAINTEXT",
                        Map.of(
                                "sasl.enabled.mechanisms",
                                "PLAIN,SCRAM-SHA-512",
                                "plain.sasl.jaas.config",
                                users,
                                "scram-sha-512.sasl.jaas.config",
                                SCRAM_MODULE + ";")));
        SecuredApp.writeInput(kafka);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.plainServers()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "scram-driver",
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                            SCRAM_PASSWORD)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    private static Map<String, String> plain(String user, String password) {
        return sasl("PLAIN", PLAIN_MODULE, user, password);
    }

    private static Map<String, String> sasl(String mechanism, String module, String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                module + " username=\"" + user + "\" password=\"" + password + "\";");
    }

    private SecuredApp assertRuns(Map<String, String> security, String... more) {
        SecuredApp app = new SecuredApp(kafka, stateDir);
        assertThat(app.run(security, more)).as(app.printed()).isZero();
        return app;
    }

    private void assertRefused(Map<String, String> security, String... words) {
        SecuredApp app = new SecuredApp(kafka, stateDir);
        assertThat(app.run(security, "--verbose")).as(app.printed()).isEqualTo(ErrorReport.USER_ERROR);
        assertThat(app.error()).contains(words);
        assertThat(app.printed()).doesNotContain(SECRETS);
    }

    @Test
    void aPasswordThatIsRight() {
        assertRuns(plain("driver", PASSWORD));
        assertRuns(sasl("SCRAM-SHA-512", SCRAM_MODULE, "scram-driver", SCRAM_PASSWORD));
    }

    @Test
    void aPasswordThatIsWrong() {
        assertRefused(plain("driver", WRONG), "does not accept user and password", "sasl.jaas.config");
        assertRefused(
                sasl("SCRAM-SHA-512", SCRAM_MODULE, "scram-driver", WRONG),
                "does not accept user and password",
                "sasl.jaas.config");
    }

    @Test
    void aMechanismThatTheBrokerDoesNotOffer() {
        assertRefused(
                sasl("SCRAM-SHA-256", SCRAM_MODULE, "scram-driver", SCRAM_PASSWORD),
                "the broker does not offer what sasl.mechanism says");
    }

    @Test
    void noSecretIsInAnythingThatIsToldOrLogged() throws Exception {
        int events;
        String logged;
        try (LogCapture log = new LogCapture()) {
            Map<String, String> settings = withOtherSecrets(plain("driver", PASSWORD));
            assertThat(assertRuns(settings).printed()).doesNotContain(SECRETS);
            assertThat(pages(settings))
                    .contains("pitwall_operator", "\"subtopologies\"", "flowchart", "\"ready\"")
                    .doesNotContain(SECRETS);
            assertRefused(plain("driver", WRONG), "does not accept");
            assertThat(assertRuns(settings, "--show-config").printed())
                    .contains("sasl.jaas.config", "ssl.key.password", Secrets.MASK)
                    .doesNotContain(SECRETS);
            events = log.eventCount();
            logged = log.text();
        }
        assertThat(events).as("Kafka's clients log their settings").isGreaterThan(100);
        assertThat(logged).contains("sasl.jaas.config").doesNotContain(SECRETS);
    }

    private static Map<String, String> withOtherSecrets(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("ssl.key.password", KEY_PASSWORD);
        all.put("schema.registry.basic.auth.user.info", "driver:" + REGISTRY_PASSWORD);
        return all;
    }

    /** All that a running application tells over HTTP. */
    private String pages(Map<String, String> settings) throws Exception {
        PitwallConfig config =
                PitwallConfig.of("paged", kafka.bootstrapServers()).withKafka("state.dir", stateDir.toString());
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            config = config.withKafka(setting.getKey(), setting.getValue());
        }
        StartOptions options =
                new StartOptions(new HttpAddress("localhost", 0), Duration.ofSeconds(60), waiting -> {}, warning -> {});
        HttpClient client = HttpClient.newHttpClient();
        try (Application application = Application.start(
                telemetry -> telemetry
                        .topic("in")
                        .parameters("a")
                        .buffer(Packets.named("ten").everyRows(10))
                        .to("out"),
                config,
                options)) {
            String address = application.monitoringAddress().orElseThrow();
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> page(client, address + "/health/ready")
                    .contains("\"ready\""));
            StringBuilder pages = new StringBuilder();
            for (String page : List.of(
                    "/health/live",
                    "/health/ready",
                    "/metrics",
                    "/topology",
                    "/topology?format=json",
                    "/topology?format=mermaid",
                    "/nothing")) {
                pages.append(page(client, address + page));
            }
            return pages.toString();
        }
    }

    private static String page(HttpClient client, String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
