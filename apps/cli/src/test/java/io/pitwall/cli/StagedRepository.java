package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local Maven repository with the artifacts that this build has packaged, as {@code mvn install} would put them there; all
 * else in it are links into the local repository of this build, so that nothing is downloaded twice and Pitwall itself is put
 * nowhere that outlives the test.
 */
final class StagedRepository implements AutoCloseable {

    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern ARTIFACT_ID = Pattern.compile("<artifactId>(.*?)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");

    private final Path folder;
    private final List<Path> links = new ArrayList<>();

    private StagedRepository(Path folder) {
        this.folder = folder;
    }

    /** Makes it in a folder that is not there yet. */
    static StagedRepository in(Path folder) throws IOException {
        StagedRepository repository = new StagedRepository(folder);
        repository.fill();
        return repository;
    }

    /** The version of all modules. */
    static String version() throws IOException {
        return first(VERSION, Files.readString(RepositoryFiles.root().resolve("pom.xml")));
    }

    Path folder() {
        return folder;
    }

    private void fill() throws IOException {
        Path build = OuterMaven.fromProperties().localRepository();
        linkAllBut("io", build, folder);
        linkAllBut("pitwall", build.resolve("io"), folder.resolve("io"));
        Path root = RepositoryFiles.root();
        String pom = Files.readString(root.resolve("pom.xml"));
        String version = version();
        stage("pitwall-parent", version, "pom", root.resolve("pom.xml"));
        for (String module : modules(pom)) {
            stageModule(version, root.resolve(module));
        }
    }

    private static List<String> modules(String pom) {
        return MODULE.matcher(pom).results().map(module -> module.group(1)).toList();
    }

    private void stageModule(String version, Path module) throws IOException {
        String pom = Files.readString(module.resolve("pom.xml"));
        String artifactId = first(ARTIFACT_ID, pom.substring(pom.indexOf("</parent>")));
        Path jar = module.resolve("target").resolve(artifactId + "-" + version + ".jar");
        if (artifactId.equals("pitwall-benchmarks")) {
            return; // Comes later in the build, and nobody depends on it.
        }
        assertThat(jar)
                .as("a packaged artifact; 'mvn verify -pl apps/cli -am' makes it")
                .exists();
        stage(artifactId, version, "pom", module.resolve("pom.xml"));
        stage(artifactId, version, "jar", jar);
    }

    private void stage(String artifactId, String version, String type, Path file) throws IOException {
        Path artifact = folder.resolve("io/pitwall").resolve(artifactId).resolve(version);
        Files.createDirectories(artifact);
        Files.copy(file, artifact.resolve(artifactId + "-" + version + "." + type));
    }

    private void linkAllBut(String name, Path from, Path to) throws IOException {
        Files.createDirectories(to);
        if (Files.isDirectory(from)) {
            try (Stream<Path> entries = Files.list(from)) {
                for (Path entry : entries.toList()) {
                    Path link = to.resolve(
                            Objects.requireNonNull(entry.getFileName()).toString());
                    if (!link.endsWith(name)) {
                        links.add(Files.createSymbolicLink(link, entry));
                    }
                }
            }
        }
    }

    /** Takes the links away, so that whoever deletes the folder meets nothing of the build's own. */
    @Override
    public void close() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
