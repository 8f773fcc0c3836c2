package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.cli.Terminal.Result;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands say which right a user is missing on what. */
class MissingRightsTest {

    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private static EmbeddedKafka kafka;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // the folder comes before the test
    MissingRightsTest() {}

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary()
                .withSecurity(
                        "SASL_PLAINTEXT",
                        Map.of(
                                "sasl.enabled.mechanisms",
                                "PLAIN",
                                "plain.sasl.jaas.config",
                                MODULE + " user_guest=\"of-the-test\";"))
                .withSetting("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .withSetting("super.users", "User:ANONYMOUS"));
        kafka.createTopic("seen", 1, Map.of());
        kafka.createTopic("hidden", 1, Map.of());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.plainServers()))) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, "seen", PatternType.LITERAL),
                            new AccessControlEntry("User:guest", "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW))))
                    .all()
                    .get();
            // The controller knows of it before the broker does.
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !admin.describeAcls(AclBindingFilter.ANY)
                    .values()
                    .get()
                    .isEmpty());
        }
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    private static void assertRefused(String sentence, String... args) {
        Result result = Terminal.pitwall(Stream.concat(
                        Stream.of(args),
                        Stream.of(
                                "--bootstrap-servers=" + kafka.bootstrapServers(),
                                "--kafka=security.protocol=SASL_PLAINTEXT",
                                "--kafka=sasl.mechanism=PLAIN",
                                "--kafka=sasl.jaas.config=" + MODULE + " username=\"guest\" password=\"of-the-test\";"))
                .toArray(String[]::new));

        assertThat(result.err())
                .startsWith("pitwall: ")
                .contains(sentence)
                .doesNotContain("of-the-test", "Exception")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    private String[] produce(String topic) throws IOException {
        Path csv = Files.writeString(folder.resolve("lap.csv"), "t,Brake\n1,0.5\n");
        return new String[] {"produce", "--topic", topic, "--csv", csv.toString(), "--time", "t"};
    }

    @Test
    void toWrite() throws IOException {
        assertRefused(
                "writing to topic seen failed: user 'guest' is not allowed to do this; its ACLs must allow CREATE, WRITE on topic"
                        + " seen",
                produce("seen"));
        assertRefused("its ACLs must allow CREATE, WRITE on topic hidden", produce("hidden"));
        assertRefused("its ACLs must allow CREATE, WRITE on topic new", produce("new"));
    }

    @Test
    void toRead() {
        assertRefused("with topic hidden; its ACLs must allow READ", "tail", "hidden");
        assertRefused("with topic seen; its ACLs must allow READ", "tail", "seen");
        assertRefused("with topic hidden; its ACLs must allow READ", "dead-letters", "list", "hidden");
    }

    @Test
    void toReset() {
        assertRefused(
                "describing group hb at " + kafka.bootstrapServers()
                        + " failed: user 'guest' is not allowed to do this with"
                        + " group hb; its ACLs must allow DESCRIBE, DELETE on group hb",
                "reset",
                "--application-id=hb",
                "--yes");
    }
}
