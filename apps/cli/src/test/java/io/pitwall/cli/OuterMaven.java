package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The Maven that runs this build, to build another project with.
 *
 * @param isOffline whether this build may not download, so that the other may not either
 */
record OuterMaven(Path home, Path localRepository, boolean isOffline) {

    private static final int PATIENCE_MINUTES = 5;

    /** As surefire's configuration in the pom of this module tells. */
    static OuterMaven fromProperties() {
        return new OuterMaven(
                Path.of(property("pitwall.maven.home")),
                Path.of(property("pitwall.maven.repository")),
                property("pitwall.maven.offline").equals("offline=true"));
    }

    /** The version of the plugin that makes projects of archetypes, as the parent pom pins it. */
    static String archetypePlugin() {
        return "org.apache.maven.plugins:maven-archetype-plugin:" + property("pitwall.maven.archetype-plugin");
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name + ": run this test with Maven");
    }

    /** Runs goals in a folder, of a project or not, and gives what was printed; fails if Maven does. */
    String run(Path folder, Path repository, String... goals) throws IOException {
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin").resolve(isWindows ? "mvn.cmd" : "mvn").toString(),
                "--batch-mode",
                "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(goals));
        if (isOffline) {
            command.add("--offline");
        }
        Path log = folder.resolve("maven.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("Maven's end")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
        String printed = Files.readString(log);
        assertThat(process.exitValue()).as("%s", printed).isZero();
        return printed;
    }
}
