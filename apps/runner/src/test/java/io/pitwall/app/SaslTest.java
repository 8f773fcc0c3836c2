package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.pitwall.app.config.Secrets;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Passwords and rights: what a broker lets in, what is said when it does not, and that no password is printed anywhere. */
class SaslTest {

    private static final String PASSWORD = "plain-password-of-the-test";
    private static final String SCRAM_PASSWORD = "scram-password-of-the-test";
    private static final String WRONG = "wrong-password-of-the-test";
    private static final String PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    private static EmbeddedKafka kafka;

    @TempDir
    private Path stateDir;

    @BeforeAll
    static void startKafka() throws Exception {
        String users = PLAIN_MODULE + " user_driver=\"" + PASSWORD + "\" user_guest=\"" + PASSWORD + "\";";
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary()
                .withSecurity(
                        "SASL_PLAINTEXT",
                        Map.of(
                                "sasl.enabled.mechanisms",
                                "PLAIN,SCRAM-SHA-512",
                                "plain.sasl.jaas.config",
                                users,
                                "scram-sha-512.sasl.jaas.config",
                                SCRAM_MODULE + ";"))
                .withSetting("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .withSetting("super.users", "User:ANONYMOUS;User:driver;User:scram-driver"));
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
        assertThat(app.printed()).doesNotContain(PASSWORD, SCRAM_PASSWORD, WRONG);
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
    void rightsThatAreMissingAreNamedOneAfterTheOther() throws Exception {
        Map<String, String> guest = plain("guest", PASSWORD);

        assertRefused(guest, "the user has not the right to do this with topic in", "READ");
        allow(ResourceType.TOPIC, "in", PatternType.LITERAL, AclOperation.READ);
        assertRefused(guest, "with topic out, secured-dead-letters", "CREATE");
        allow(ResourceType.TOPIC, "out", PatternType.LITERAL, AclOperation.ALL);
        allow(ResourceType.TOPIC, "secured-", PatternType.PREFIXED, AclOperation.ALL);
        assertRefused(guest, "not the right to be in group secured", "READ on the group");
        allow(ResourceType.GROUP, "secured", PatternType.LITERAL, AclOperation.READ);
        assertRefused(guest, "transactional ids", "--application-id");
        allow(ResourceType.TRANSACTIONAL_ID, "secured", PatternType.PREFIXED, AclOperation.ALL);
        assertThat(assertRuns(guest).printed()).contains("records out");
    }

    private static void allow(ResourceType type, String name, PatternType pattern, AclOperation operation)
            throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.plainServers()))) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(type, name, pattern),
                            new AccessControlEntry("User:guest", "*", operation, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    @Test
    void noPasswordIsInTheLogOrInWhatIsShown() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        try {
            assertThat(assertRuns(plain("driver", PASSWORD)).printed()).doesNotContain(PASSWORD);
            assertRefused(plain("driver", WRONG), "does not accept");
            assertThat(assertRuns(plain("driver", PASSWORD), "--show-config").printed())
                    .contains("sasl.jaas.config", Secrets.MASK)
                    .doesNotContain(PASSWORD);
        } finally {
            root.setLevel(level);
            root.detachAppender(log);
        }
        List<ILoggingEvent> events = List.copyOf(log.list);
        assertThat(events).as("Kafka's clients log their settings").hasSizeGreaterThan(100);
        assertThat(events.stream().map(SaslTest::text).collect(Collectors.joining("\n")))
                .contains("sasl.jaas.config")
                .doesNotContain(PASSWORD, WRONG);
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
