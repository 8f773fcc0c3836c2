package io.pitwall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A recording of two cars, with what must come of it, told without any of Pitwall. */
record TwoCars(Path file) {

    TwoCars() {
        this(RepositoryFiles.testResource("recordings/two-cars.csv"));
    }

    /** The options of {@code produce} for it. */
    List<String> options() {
        return List.of(
                "--csv",
                file.toString(),
                "--stream-column",
                "Machine",
                "--time",
                "When",
                "--time-unit",
                "ms",
                "--tag",
                "Stint");
    }

    List<String[]> rows() throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** The rows that hard braking must give, as {@code tail --format csv} has them: in a packet of 100 ms equal rows become one. */
    List<String> hardBrakings() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String car : List.of("red", "blue")) {
            Map<String, String> packet = new LinkedHashMap<>();
            TreeSet<Long> times = new TreeSet<>();
            for (String[] cells : rows()) {
                if (!cells[0].equals(car) || cells[2].isEmpty()) {
                    continue;
                }
                times.add(Long.parseLong(cells[1]));
                if (times.last() - times.first() >= 100) {
                    rows.addAll(packet.values());
                    packet.clear();
                    times.clear();
                    times.add(Long.parseLong(cells[1]));
                }
                String hard = Double.parseDouble(cells[2]) > 0.5 ? "True" : "False";
                packet.put(
                        cells[1] + " " + cells[3],
                        "%s-hard-braking,%s000000,%s,%s".formatted(car, cells[1], hard, cells[3]));
            }
            rows.addAll(packet.values());
        }
        return rows;
    }
}
