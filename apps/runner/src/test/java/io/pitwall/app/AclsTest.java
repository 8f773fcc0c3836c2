package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.app.NeededRights.Right;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.StreamMessageSerde;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rights that {@code describe} names are enough to run exactly once, and none of them can be left out. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AclsTest {

    private static final String PASSWORD = "acl-password-of-the-test";
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    private static final TelemetryTopology TOPOLOGY = telemetry -> telemetry
            .topic("in")
            .parameters("a")
            .buffer(Packets.named("two").everyRows(2))
            .to("out");

    /** It has run before: its topics are there, and its state is to be read back. */
    private static final String SETTLED = "settled";

    private static final List<Case> CASES = cases();

    private static EmbeddedKafka kafka;

    @TempDir
    private Path stateDir;

    @SuppressWarnings("NullAway.Init") // the folder comes before the test
    AclsTest() {}

    /** A user who has all rights but one, with an application that needs it. */
    private record Case(String user, String application, Right right, AclOperation missing) {

        boolean isEnough(Right other, AclOperation operation) {
            return !(other.equals(right) && operation == missing);
        }

        @Override
        public String toString() {
            return missing + " on " + right.resource() + " " + right.pattern();
        }
    }

    /** The dead-letter topic is not called as the application, whose rights would be enough for it. */
    private static PitwallConfig config(String application) {
        return PitwallConfig.of(application, "localhost:9092")
                .withTopicNames(Map.of("out", "out-of-" + application))
                .withDeadLetterTopic("letters-of-" + application);
    }

    private static List<Right> rights(String application) {
        return NeededRights.of(Pitwall.plan(TOPOLOGY), config(application)).rights();
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<Right> rights = rights(SETTLED);
        for (int i = 0; i < rights.size(); i++) {
            for (AclOperation operation : rights.get(i).operations()) {
                // What is to be created must not be there.
                String application = operation == AclOperation.CREATE ? "fresh" + (char) ('a' + cases.size()) : SETTLED;
                cases.add(new Case(
                        "user-" + cases.size(), application, rights(application).get(i), operation));
            }
        }
        return List.copyOf(cases);
    }

    private static Stream<Case> oneRightMissing() {
        return CASES.stream();
    }

    @BeforeAll
    static void startKafka() throws Exception {
        String users = IntStream.range(0, CASES.size())
                .mapToObj(user -> " user_user-" + user + "=\"" + PASSWORD + "\"")
                .collect(Collectors.joining("", MODULE + " user_all=\"" + PASSWORD + "\"", ";"));
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary()
                .withSecurity(
                        "SASL_PLAINTEXT", Map.of("sasl.enabled.mechanisms", "PLAIN", "plain.sasl.jaas.config", users))
                .withSetting("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .withSetting("super.users", "User:ANONYMOUS"));
        kafka.createTopic("in", 1, Map.of());
        List<AclBinding> bindings = new ArrayList<>();
        rights(SETTLED).forEach(right -> right.operations()
                .forEach(operation -> bindings.add(binding("all", right, operation))));
        for (Case one : CASES) {
            for (Right right : rights(one.application())) {
                right.operations().stream()
                        .filter(operation -> one.isEnough(right, operation))
                        .forEach(operation -> bindings.add(binding(one.user(), right, operation)));
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.plainServers()))) {
            admin.createAcls(bindings).all().get();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> admin.describeAcls(AclBindingFilter.ANY)
                                    .values()
                                    .get()
                                    .size()
                            == bindings.size());
        }
    }

    private static AclBinding binding(String user, Right right, AclOperation operation) {
        return new AclBinding(
                right.on(), new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    /** Three rows of a new stream, of which two are released and one is held, and a record that cannot be read. */
    private static void writeInput(String stream) throws Exception {
        try (StreamMessageSerde serde = new StreamMessageSerde();
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.plainServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            StreamMessage rows = TextTable.parse("time_ms | a\n1 | 1\n2 | 2\n3 | 3\n");
            byte[] key = stream.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>("in", key, serde.serializer().serialize("in", rows)))
                    .get();
            producer.send(new ProducerRecord<>("in", key, "no message".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private SecuredApp run(String user, String application, int expectedExitCode) throws Exception {
        writeInput("car-of-" + user);
        PitwallConfig config = config(application);
        SecuredApp app = new SecuredApp(kafka, stateDir, TOPOLOGY, application);
        int exitCode = app.run(
                Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        MODULE + " username=\"" + user + "\" password=\"" + PASSWORD + "\";",
                        // The next one is the same member, and need not wait for the session of the one before.
                        "group.instance.id",
                        "one"),
                "--topics=out=" + config.topicName("out"),
                "--dead-letter-topic=" + config.deadLetterTopic());
        assertThat(exitCode).as(app.printed()).isEqualTo(expectedExitCode);
        return app;
    }

    @Test
    @Order(1)
    void allThatAreNamedAreEnough() throws Exception {
        assertThat(run("all", SETTLED, 0).printed()).contains("2 records in").doesNotContain("warning");
    }

    @ParameterizedTest
    @MethodSource("oneRightMissing")
    @Order(2)
    void withoutOneOfThemItEndsAndNamesIt(Case one) throws Exception {
        boolean canBeDoneWithout = one.missing() == AclOperation.DESCRIBE_CONFIGS;

        SecuredApp app = run(one.user(), one.application(), canBeDoneWithout ? 0 : ErrorReport.USER_ERROR);

        String said = canBeDoneWithout ? app.warning() : app.error();
        assertThat(said)
                .contains(
                        "user '" + one.user() + "'",
                        one.missing().name(),
                        " on ",
                        one.right().pattern());
    }
}
