package io.pitwall.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.pitwall.dsl.TelemetryTopology;

/** The boundaries of the modules below {@code apps}; those of the libraries are tested in {@code src-test}. */
@AnalyzeClasses(packages = "io.pitwall", importOptions = ImportOption.DoNotIncludeTests.class)
class AppArchitectureTest {

    @ArchTest
    static final ArchRule nothingUsesTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("io.pitwall.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.pitwall.cli..");

    @ArchTest
    static final ArchRule thereIsNoBrokerInApplications = noClasses()
            .that()
            .resideInAnyPackage("io.pitwall.app..", "io.pitwall.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.pitwall.kafka..", "kafka..", "org.apache.kafka.server..");

    @ArchTest
    static final ArchRule theBrokerKnowsNothingOfPitwall = noClasses()
            .that()
            .resideInAPackage("io.pitwall.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.pitwall.data..",
                    "io.pitwall.rules..",
                    "io.pitwall.serdes..",
                    "io.pitwall.state..",
                    "io.pitwall.dsl..",
                    "io.pitwall.app..");

    @ArchTest
    static final ArchRule librariesDoNotUseApplications = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.pitwall.data..",
                    "io.pitwall.rules..",
                    "io.pitwall.serdes..",
                    "io.pitwall.state..",
                    "io.pitwall.dsl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.pitwall.app..", "io.pitwall.examples..", "io.pitwall.kafka..", "picocli..");

    @ArchTest
    static final ArchRule examplesAreTopologies = classes()
            .that()
            .resideInAPackage("io.pitwall.examples")
            .and()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .and()
            .haveSimpleNameNotEndingWith("Client")
            .should()
            .implement(TelemetryTopology.class);
}
