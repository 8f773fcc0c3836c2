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
        lines.add(palette.faint(
                columns("stream", "driver", "laps", "best lap", "rows in", "rows out", "hard", "alarms")));
        end.cars().forEach(car -> lines.add(line(car)));
        lines.add(palette.bold(columns(
                "total",
                Phrases.count(end.cars().size(), "car"),
                Integer.toString(
                        end.cars().stream().mapToInt(car -> car.lap() - 1).sum()),
                "",
                Phrases.count(end.rowsIn()),
                Phrases.count(end.rowsOut()),
                Phrases.count(end.hardBrakings()),
                Phrases.count(end.alarms()))));
        lines.add("");
        lines.addAll(verdict(result));
        lines.add("");
        lines.add("What ran:  apps/examples/src/main/java/io/pitwall/examples/RaceControl.java");
        lines.add("Next:      ./pitwall produce --help  (send a recording of your own)");
        return lines;
    }

    private static String line(CarStatus car) {
        return columns(
                car.car().streamId(),
                car.car().driver(),
                Integer.toString(car.lap() - 1),
                Phrases.lapTime(car.laps().bestS()),
                Phrases.count(car.rowsIn()),
                Phrases.count(car.rowsOut()),
                Phrases.count(car.hardBrakings()),
                Phrases.count(car.engine().alarms()));
    }

    private static String columns(String... cells) {
        return String.format(Locale.ROOT, "  %-6s  %-17s  %4s  %8s  %9s  %9s  %5s  %6s", (Object[]) cells);
    }

    private List<String> verdict(DemoResult result) {
        Snapshot end = result.end();
        if (end.isAccountedFor()) {
            String kills = result.killCount() == 0
                    ? ""
                    : "The instance was killed " + (result.killCount() == 1 ? "once" : result.killCount() + " times")
                            + ". ";
            return List.of(
                    palette.good("%s%s in, %s out, %s in the windows of laps,"
                            .formatted(
                                    kills,
                                    Phrases.count(end.rowsIn(), "row"),
                                    Phrases.count(end.rowsOut()),
                                    Phrases.count(end.lapRows()))),
                    palette.good("every stream ended: nothing is missing, and nothing is there twice."));
        }
        List<String> lines = new ArrayList<>();
        lines.add(palette.alarm("Not every row is accounted for:"));
        end.cars().stream()
                .filter(car -> !car.isAccountedFor())
                .forEach(car -> lines.add("  %s: %s in, %s out, %s in laps, output streams %s"
                        .formatted(
                                car.car().streamId(),
                                Phrases.count(car.rowsIn(), "row"),
                                Phrases.count(car.rowsOut()),
                                Phrases.count(car.laps().rows()),
                                car.isEnded() ? "ended" : "not ended")));
        return lines;
    }
}
