package io.pitwall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;

/**
 * The project com.acme:telemetry as the archetype makes it.
 *
 * @param folder of its pom
 */
record ArchetypeProject(Path folder) {

    /** The archetype's own files, before it puts in the names of a project. */
    static Path template(String file) {
        return RepositoryFiles.root()
                .resolve("apps/archetype/src/main/resources/archetype-resources")
                .resolve(file);
    }

    /** Makes it with Maven, as its user does. */
    static ArchetypeProject generate(Path parent, Path repository) throws IOException {
        Files.createDirectories(parent);
        List<String> command = new ArrayList<>(List.of(OuterMaven.archetypePlugin() + ":generate"));
        command.addAll(generateOptions());
        OuterMaven.fromProperties().run(parent, repository, command.toArray(String[]::new));
        return new ArchetypeProject(parent.resolve("telemetry"));
    }

    /** What the documents tell to type behind the goal. */
    static List<String> generateOptions() throws IOException {
        return List.of(
                "-DarchetypeCatalog=local",
                "-DarchetypeGroupId=io.pitwall",
                "-DarchetypeArtifactId=pitwall-archetype",
                "-DarchetypeVersion=" + StagedRepository.version(),
                "-DgroupId=com.acme",
                "-DartifactId=telemetry");
    }

    Path jar() {
        return folder.resolve("target/telemetry.jar");
    }

    Path config() {
        return folder.resolve("application.yaml");
    }

    /** The options of {@code produce} for the recording it comes with. */
    List<String> recording() {
        return List.of(
                "--csv",
                folder.resolve("speeds.csv").toString(),
                "--stream-column",
                "Car",
                "--time",
                "When",
                "--time-unit",
                "ms");
    }

    /** The rows its topology must give for that recording, as {@code tail --format csv} has them, told without any of Pitwall. */
    List<String> expectedRows() throws IOException {
        Map<String, LongSummaryStatistics> speeds = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("speeds.csv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = line.split(",", -1);
            long second = Long.parseLong(cells[1]) / 1_000;
            speeds.computeIfAbsent(cells[0] + "-speed," + second + "000000000", key -> new LongSummaryStatistics())
                    .accept(Long.parseLong(cells[2]));
        }
        DecimalFormat shortest = new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return speeds.entrySet().stream()
                .map(row -> row.getKey() + "," + shortest.format(row.getValue().getAverage()) + ","
                        + row.getValue().getMax())
                .toList();
    }
}
