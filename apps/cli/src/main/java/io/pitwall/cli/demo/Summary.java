package io.pitwall.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is told at the end: the numbers of each car, whether any row is missing, and what to do next. */
final class Summary {

    private final Palette palette;

    Summary(Palette palette) {
        this.palette = palette;
    }

    List<String> lines(DemoResult result) {
        Snapshot end = result.end();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "The race took %.1f s.", result.raced().toMillis() / 1e3));
        lines.add("");
        lines.add(
                palette.faint(columns("stream", "driver", "laps", "rows in", "rows out", "packets", "hard brakings")));
        for (CarStatus car : end.cars()) {
            lines.add(columns(
                    car.car().streamId(),
                    car.car().driver(),
                    Integer.toString(car.lap() - 1),
                    Phrases.count(car.rowsIn()),
                    Phrases.count(car.rowsOut()),
                    Phrases.count(car.packetsOut()),
                    Phrases.count(car.hardBrakings())));
        }
        lines.add(palette.bold(columns(
                "total",
                Phrases.count(end.cars().size(), "car"),
                Integer.toString(
                        end.cars().stream().mapToInt(car -> car.lap() - 1).sum()),
                Phrases.count(end.rowsIn()),
                Phrases.count(end.rowsOut()),
                Phrases.count(end.packetsOut()),
                Phrases.count(end.hardBrakings()))));
        lines.add("");
        lines.addAll(verdict(end));
        lines.add("");
        lines.add("What ran:  apps/examples/src/main/java/io/pitwall/examples/HardBraking.java");
        lines.add("Next:      ./pitwall produce --help  (send a recording of your own)");
        return lines;
    }

    private static String columns(String... cells) {
        return String.format(Locale.ROOT, "  %-6s  %-17s  %4s  %9s  %9s  %7s  %13s", (Object[]) cells);
    }

    private List<String> verdict(Snapshot end) {
        if (end.isAccountedFor()) {
            return List.of(palette.good("%s in, %s out, every stream ended: nothing is missing."
                    .formatted(Phrases.count(end.rowsIn(), "row"), Phrases.count(end.rowsOut()))));
        }
        List<String> lines = new ArrayList<>();
        lines.add(palette.alarm("Not every row is accounted for:"));
        end.cars().stream()
                .filter(car -> !car.isAccountedFor())
                .forEach(car -> lines.add("  %s: %s in, %s out, output stream %s"
                        .formatted(
                                car.car().streamId(),
                                Phrases.count(car.rowsIn(), "row"),
                                Phrases.count(car.rowsOut()),
                                car.isEnded() ? "ended" : "not ended")));
        return lines;
    }
}
