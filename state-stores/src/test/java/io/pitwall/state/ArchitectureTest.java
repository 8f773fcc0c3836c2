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
    static final ArchRule theStoreAndTheQueriesUseInternalsOfKafkaStreams = noClasses()
            .that()
            .haveNameNotMatching("io\\.pitwall\\.state\\.(WriteBehindStore|PitwallStores(\\$.*)?)")
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
