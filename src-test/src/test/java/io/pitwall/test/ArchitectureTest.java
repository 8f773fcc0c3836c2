package io.pitwall.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What may use what, over the classes of all modules but the applications. Each rule is shown to fail on the classes in
 * the packages named {@code wrong} of this test tree.
 */
class ArchitectureTest {

    private static final String[] MODEL_PACKAGES = {"io.pitwall.data..", "io.pitwall.rules..", "io.pitwall.frame.."};
    private static final String SERDES = "io.pitwall.serdes..";
    private static final String STATE = "io.pitwall.state..";
    private static final String DSL = "io.pitwall.dsl..";
    private static final String CLIENT = "io.pitwall.client..";
    private static final String[] APPS = {
        "io.pitwall.app..", "io.pitwall.examples..", "io.pitwall.cli..", "io.pitwall.test..", "io.pitwall.kafka.."
    };

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.pitwall");

    private static final JavaClasses WRONG = new ClassFileImporter()
            .withImportOption(location -> location.contains("/wrong/"))
            .importPackages("io.pitwall");

    private static final Map<String, ArchRule> RULES = rules();

    private static Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "the model knows neither Kafka nor Avro nor Jackson",
                noClasses()
                        .that()
                        .resideInAnyPackage(MODEL_PACKAGES)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.apache.kafka..", "org.apache.avro..", "com.fasterxml..", "org.rocksdb.."));
        rules.put(
                "serdes know neither Kafka Streams nor RocksDB",
                noClasses()
                        .that()
                        .resideInAPackage(SERDES)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.apache.kafka.streams..", "org.rocksdb.."));
        rules.put(
                "RocksDB is known to the state stores alone",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(STATE)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.rocksdb.."));
        rules.put(
                "internals of Kafka Streams are known to the store, the queries and the cut of the kit",
                noClasses()
                        .that()
                        .haveNameNotMatching(
                                "io\\.pitwall\\.state\\.(WriteBehindStore|PitwallStores(\\$.*)?)|io\\.pitwall\\.test\\.TopologyCut")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.kafka.streams..internals.."));
        rules.put(
                "commits are held back by the test kit alone",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(STATE, "io.pitwall.test..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("io.pitwall.state.CommitGate"));
        rules.put("model uses no module above it", nothingAbove(MODEL_PACKAGES, SERDES, STATE, DSL, CLIENT));
        rules.put("serdes use no module above them", nothingAbove(new String[] {SERDES}, STATE, DSL, CLIENT));
        rules.put("state stores use no module above them", nothingAbove(new String[] {STATE}, DSL, CLIENT));
        rules.put("the language uses no module above it", nothingAbove(new String[] {DSL}, CLIENT));
        rules.put("the client uses no module above it", nothingAbove(new String[] {CLIENT}));
        rules.put(
                "the client has a producer of its own for writing alone, and nowhere else",
                noClasses()
                        .that()
                        .resideInAPackage(CLIENT)
                        .and()
                        .doNotHaveFullyQualifiedName("io.pitwall.client.ProducerOutlet")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer"));
        rules.put(
                "the embedded broker uses no other module",
                noClasses()
                        .that()
                        .resideInAPackage("io.pitwall.kafka..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.pitwall.data..",
                                "io.pitwall.rules..",
                                SERDES,
                                STATE,
                                DSL,
                                CLIENT,
                                "io.pitwall.test.."));
        rules.put(
                "plan and operators of the language do not know each other",
                noClasses()
                        .that()
                        .resideInAPackage("io.pitwall.dsl.processing..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.pitwall.dsl.plan.."));
        rules.put(
                "plan and operators know of the language itself the identity and the error policy alone",
                noClasses()
                        .that()
                        .resideInAnyPackage("io.pitwall.dsl.plan..", "io.pitwall.dsl.processing..")
                        .should()
                        .dependOnClassesThat(DescribedPredicate.describe(
                                "are the language itself, except StreamIdentity and OnError",
                                used -> used.getPackageName().equals("io.pitwall.dsl")
                                        && !used.getSimpleName().equals("StreamIdentity")
                                        && !used.getName().matches("io\\.pitwall\\.dsl\\.OnError(\\$.*)?"))));
        rules.put(
                "packages below io.pitwall are free of cycles",
                slices().matching("io.pitwall.(*)..").should().beFreeOfCycles());
        rules.put(
                "names say what a class is",
                classes()
                        .should()
                        .haveSimpleNameNotEndingWith("Utils")
                        .andShould()
                        .haveSimpleNameNotEndingWith("Util")
                        .andShould()
                        .haveSimpleNameNotEndingWith("Helper")
                        .andShould()
                        .haveSimpleNameNotContaining("Common"));
        rules.put("no static state", noFields().that().areStatic().should().notBeFinal());
        rules.put(
                "time is handed in",
                noClasses()
                        .should()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(ZonedDateTime.class, "now")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callConstructor(Date.class));
        return rules;
    }

    private static ArchRule nothingAbove(String[] packages, String... above) {
        String[] all = Stream.concat(Arrays.stream(above), Arrays.stream(APPS)).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all);
    }

    static Iterable<String> ruleNames() {
        return RULES.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleNames")
    void holds(String rule) {
        rule(rule).check(PRODUCT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleNames")
    void canFail(String rule) {
        assertThat(rule(rule).evaluate(WRONG).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.pitwall.data.ParameterData",
                "io.pitwall.rules.Packets",
                "io.pitwall.serdes.StreamMessageSerde",
                "io.pitwall.state.WriteBehindStore",
                "io.pitwall.dsl.TelemetryBuilder",
                "io.pitwall.client.StreamingClient",
                "io.pitwall.kafka.EmbeddedKafka",
                "io.pitwall.test.TelemetryTest"
            })
    void everyModuleIsLookedAt(String className) {
        assertThat(PRODUCT.contain(className)).isTrue();
    }

    private static ArchRule rule(String name) {
        return Objects.requireNonNull(RULES.get(name), name);
    }
}
