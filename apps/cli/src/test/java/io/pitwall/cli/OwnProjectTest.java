package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The path of a new user: a Maven project outside this repository, made of the text of docs/your-project.md and the topology
 * and test of the README, is built by Maven and its jar runs against a broker in another process.
 *
 * <p>Maven runs it after everything is packaged, in the execution {@code fat-jar} of surefire.
 */
@Tag("fat-jar")
class OwnProjectTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(?:xml|java)\n(.*?)```");

    @TempDir
    private Path folder;

    @Test
    void aProjectOfOnesOwnIsTestedPackagedAndRun() throws IOException {
        Path project = Files.createDirectories(folder.resolve("hard-braking"));
        writeProject(project);
        String log;
        try (var repository = StagedRepository.in(folder.resolve("repository"))) {
            log = OuterMaven.fromProperties().run(project, repository.folder(), "package");
        }
        assertThat(log).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0", "BUILD SUCCESS");

        TwoCars recording = new TwoCars();
        try (var pitwall = new PackagedPitwall(folder)) {
            PackagedPitwall.Broker broker = pitwall.startBroker();
            pitwall.produce(broker, recording);
            pitwall.runJar(project.resolve("target/hard-braking.jar"), broker, "mine");

            List<String> rows = pitwall.tail(broker, "hard-braking");
            assertThat(rows.get(0)).isEqualTo("stream,time_ns,HardBraking,Stint#");
            assertThat(rows.subList(1, rows.size())).containsExactlyInAnyOrderElementsOf(recording.hardBrakings());
            pitwall.stop(broker);
        }
    }

    /** {@code DocumentsTest} sees to it that the example's topology and test are those of the README. */
    private static void writeProject(Path project) throws IOException {
        List<String> blocks = BLOCK.matcher(
                        Files.readString(RepositoryFiles.root().resolve("docs/your-project.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        write(project.resolve("pom.xml"), blocks.get(0));
        write(project.resolve("src/main/java/com/acme/Main.java"), blocks.get(1));
        write(project.resolve("src/main/resources/logback.xml"), blocks.get(2));
        write(project.resolve("src/main/java/com/acme/HardBraking.java"), example("main", "HardBraking"));
        write(project.resolve("src/test/java/com/acme/HardBrakingTest.java"), example("test", "HardBrakingTest"));
    }

    private static String example(String tree, String name) throws IOException {
        Path file = RepositoryFiles.root()
                .resolve("apps/examples/src/" + tree + "/java/io/pitwall/examples/" + name + ".java");
        return Files.readString(file).replaceFirst("package io\\.pitwall\\.examples;", "package com.acme;");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
