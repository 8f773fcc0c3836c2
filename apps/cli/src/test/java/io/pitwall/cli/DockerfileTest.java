package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The image of the archetype's project, as far as it can be told without Docker; {@code OwnProjectTest} runs what is in it. */
class DockerfileTest {

    private Dockerfile image;

    @SuppressWarnings("NullAway.Init") // read comes first
    DockerfileTest() {}

    @BeforeEach
    void read() throws IOException {
        image = Dockerfile.read(ArchetypeProject.template("Dockerfile"));
    }

    @Test
    void whatIsCopiedIsWhatGoesToDocker() throws IOException {
        assertThat(image.copied()).containsExactly("target/${artifactId}.jar", "application.yaml");
        assertThat(Files.readString(ArchetypeProject.template("pom.xml")))
                .contains("<finalName>${artifactId}</finalName>");
        assertThat(Files.readAllLines(ArchetypeProject.template(".dockerignore")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("*"), image.copied().stream().map(file -> "!" + file))
                                .toList());
    }

    @Test
    void javaIsTheFirstProcessAndNotRoot() {
        assertThat(image.entryPoint()).containsExactly("java", "-jar", "/app/${artifactId}.jar");
        assertThat(image.only("RUN"))
                .contains("useradd --uid " + image.only("USER") + " app ", "--owner=app " + image.only("VOLUME"));
    }

    @Test
    void itsBaseHasGlibcAndWhatTheHealthCheckNeeds() {
        assertThat(image.only("FROM")).isEqualTo("eclipse-temurin:17-jre");
        assertThat(image.only("HEALTHCHECK")).contains("CMD [\"curl\"");
        assertThat(image.healthCheck()).hasPath("/health/live").hasPort(Integer.parseInt(image.only("EXPOSE")));
    }
}
