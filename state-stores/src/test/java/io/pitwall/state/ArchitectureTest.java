package io.pitwall.state;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.pitwall.state", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** {@code QueryableStoreType} has an internal type in its signature; nothing but its one method is called. */
    @ArchTest
    static final ArchRule oneClassUsesInternalsOfKafkaStreams = noClasses()
            .that()
            .doNotHaveSimpleName("WriteBehindStore")
            .and()
            .doNotHaveFullyQualifiedName("io.pitwall.state.PitwallStores$States")
            .and()
            .doNotHaveFullyQualifiedName("io.pitwall.state.PitwallStores$Itself")
            .should()
            .accessClassesThat()
            .resideInAPackage("org.apache.kafka.streams..internals..");

    @ArchTest
    static final ArchRule twoClassesKnowRocksDb = noClasses()
            .that()
            .doNotHaveSimpleName("RocksDbMemory")
            .and()
            .doNotHaveSimpleName("BoundedRocksDb")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rocksdb..");
}
