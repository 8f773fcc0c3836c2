package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The path of a new user: a Maven project outside this repository, made by the archetype, is built by Maven and its jar runs
 * against a broker in another process, and as its image would run it.
 *
 * <p>Maven runs it after everything is packaged, in the execution {@code fat-jar} of surefire.
 */
@Tag("fat-jar")
class OwnProjectTest {

    private static final int SIGTERM = 143;

    @TempDir
    private Path folder;

    @Test
    void aProjectOfTheArchetypeIsTestedPackagedAndRun() throws Exception {
        ArchetypeProject project;
        try (var repository = StagedRepository.in(folder.resolve("repository"))) {
            project = ArchetypeProject.generate(folder.resolve("projects"), repository.folder());
            String log = OuterMaven.fromProperties().run(project.folder(), repository.folder(), "package");
            assertThat(log).contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0", "BUILD SUCCESS");
        }

        hasNoBrokerAndNoExamplesInside(project);
        try (var pitwall = new PackagedPitwall(folder)) {
            saysWhatItTakesAndWhatIsMissing(pitwall, project);
            PackagedPitwall.Broker broker = pitwall.startBroker();
            pitwall.produce(broker, project.recording());
            livesAndEndsAsInItsImage(pitwall, broker, project);
            pitwall.runJar(project.jar(), broker, project.config());

            List<String> rows = pitwall.tail(broker, "speed-per-second");
            assertThat(rows.get(0)).isEqualTo("stream,time_ns,MeanSpeed,TopSpeed");
            assertThat(rows.subList(1, rows.size())).containsExactlyInAnyOrderElementsOf(project.expectedRows());
            pitwall.stop(broker);
        }
    }

    private static void hasNoBrokerAndNoExamplesInside(ArchetypeProject project) throws IOException {
        try (JarFile jar = new JarFile(project.jar().toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("com/acme/SpeedPerSecond.class")
                    .noneMatch(name -> name.matches("(kafka/|io/pitwall/(kafka|examples|cli|test)/).*\\.class"));
        }
    }

    private static void saysWhatItTakesAndWhatIsMissing(PackagedPitwall pitwall, ArchetypeProject project) {
        JarProcess help = pitwall.start(project.jar(), Map.of(), List.of("--help"));
        assertThat(help.outAtTheEnd()).startsWith("Usage: SpeedPerSecond").contains("--bootstrap-servers", "--config");

        JarProcess version = pitwall.start(project.jar(), Map.of(), List.of("--version"));
        assertThat(version.outAtTheEnd()).isEqualToIgnoringNewLines("SpeedPerSecond 1.0");

        JarProcess nothing = pitwall.start(project.jar(), Map.of(), List.of());
        assertThat(nothing.exitCodeAtTheEnd()).isEqualTo(2);
        assertThat(nothing.err()).contains("--application-id");
    }

    /** Docker is not needed: what the image has set is set, its health check is asked, and it is told to end as a container is. */
    private void livesAndEndsAsInItsImage(
            PackagedPitwall pitwall, PackagedPitwall.Broker broker, ArchetypeProject project) throws Exception {
        Dockerfile image = Dockerfile.read(project.folder().resolve("Dockerfile"));
        Map<String, String> environment = new LinkedHashMap<>(image.environment());
        assertThat(environment.put("PITWALL_CONFIG", project.config().toString()))
                .isEqualTo("/app/application.yaml");
        assertThat(environment.put(
                        "PITWALL_STATE_DIR", folder.resolve("state-of-image").toString()))
                .isEqualTo(image.only("VOLUME"));
        assertThat(environment.put("PITWALL_HTTP", "127.0.0.1:0")).isEqualTo("0.0.0.0:" + image.only("EXPOSE"));
        environment.put("PITWALL_BOOTSTRAP_SERVERS", broker.address());

        JarProcess application = pitwall.start(project.jar(), environment, List.of());
        String address = application.printedBehind("health and metrics: ");
        assertThat(get(address + image.healthCheck().getPath()).statusCode()).isEqualTo(200);
        String running = get(address + "/topology?format=json").body();
        application.terminate();
        assertThat(application.exitCodeAtTheEnd()).isEqualTo(SIGTERM);
        assertThat(application.out()).contains("SpeedPerSecond ended");
        losesNothingAgainst(running, pitwall, project);
    }

    private static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a running application says of itself is what another version is compared with. */
    private void losesNothingAgainst(String running, PackagedPitwall pitwall, ArchetypeProject project)
            throws IOException {
        Path file = Files.writeString(folder.resolve("running.json"), running);
        JarProcess describe = pitwall.start(
                PackagedPitwall.JAR,
                Map.of(),
                List.of(
                        "describe",
                        "--jar",
                        project.jar().toString(),
                        "com.acme.SpeedPerSecond",
                        "--compare",
                        file.toString()));
        assertThat(describe.outAtTheEnd()).isNotEmpty();
    }
}
