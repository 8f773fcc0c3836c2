package io.pitwall.cli.demo;

import io.pitwall.cli.text.TextSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws the numbers of a moment as lines of text, the leading car first. */
final class LiveTable {

    /** Rows of a message in which the pedal was above this make a hard braking. */
    private static final double HARD = 0.5;

    /** What the columns take besides the brake pressures. */
    private static final int OTHER_COLUMNS = 75;

    private static final int HEAD_AND_FOOT_LINES = 7;
    private static final int BRAKES_MIN = 5;

    private static final Comparator<CarStatus> RACE_ORDER = Comparator.comparingInt(CarStatus::lap)
            .thenComparingDouble(CarStatus::lapDistanceM)
            .reversed();

    private final Palette palette;
    private final Glyphs glyphs;

    LiveTable(Palette palette, Glyphs glyphs) {
        this.palette = palette;
        this.glyphs = glyphs;
    }

    /** Lines that fit into that size; the last cars are left out where they do not. */
    List<String> draw(Headline headline, Snapshot snapshot, TextSize size) {
        List<CarStatus> cars = snapshot.cars().stream().sorted(RACE_ORDER).toList();
        int shown = Math.min(
                cars.size(),
                Math.max(1, size.lines() - HEAD_AND_FOOT_LINES - headline.news().size()));
        int brakes = Math.max(BRAKES_MIN, Math.min(CarScore.BRAKES_KEPT, size.columns() - OTHER_COLUMNS));
        int width = Math.min(size.columns(), OTHER_COLUMNS + brakes);
        List<String> lines = new ArrayList<>();
        lines.add(title(headline, width));
        lines.add(totals(headline, snapshot, width));
        lines.add(rule(width));
        lines.add(new Line(width).add(heads(brakes), palette::faint).toString());
        cars.subList(0, shown).forEach(car -> lines.add(row(car, brakes, width)));
        lines.add(rule(width));
        headline.news()
                .forEach(news -> lines.add(
                        new Line(width).add(" " + news, palette::accent).toString()));
        lines.add(foot(cars.size() - shown, width));
        return lines;
    }

    private String title(Headline headline, int width) {
        return new Line(width)
                .add(" PITWALL", palette::accent)
                .add("  ")
                .add(headline.title(), palette::bold)
                .spaceBefore(headline.clock().length() + 1)
                .add(headline.clock(), palette::bold)
                .toString();
    }

    private String totals(Headline headline, Snapshot snapshot, int width) {
        Rates.PerSecond rates = headline.rates();
        boolean narrow = width < 90;
        String gap = narrow ? "  " : "   ";
        return new Line(width)
                .add(" in ", palette::faint)
                .add(Phrases.count(Math.round(rates.rowsIn())) + " rows/s", palette::bold)
                .add(" " + glyphs.separator() + " " + Phrases.count(Math.round(rates.valuesIn())) + " values/s")
                .add(gap + "out ", palette::faint)
                .add(Phrases.count(Math.round(rates.packetsOut())) + " packets/s", palette::bold)
                .add(gap + "latency p50 ", palette::faint)
                .add(Phrases.milliseconds(headline.latencyMs(snapshot)), palette::bold)
                .add(gap + (narrow ? "hard " : "hard brakings "), palette::faint)
                .add(Phrases.count(snapshot.hardBrakings()), palette::bold)
                .toString();
    }

    private String rule(int width) {
        return palette.faint(glyphs.rule().repeat(width));
    }

    private static String heads(int brakes) {
        return String.format(
                Locale.ROOT,
                " %3s %-17s  %3s  %4s  %-" + brakes + "s  %4s  %8s  %8s  %s",
                "car",
                "driver",
                "lap",
                "km/h",
                brakes < 14 ? "brake" : "brake, last " + brakes / 6 + " s",
                "hard",
                "last lap",
                "best lap",
                "engine");
    }

    private String row(CarStatus car, int brakes, int width) {
        Line line = new Line(width)
                .add(String.format(Locale.ROOT, " %3d ", car.car().number()), palette::faint)
                .add(String.format(Locale.ROOT, "%-17s", car.car().driver()), palette::bold)
                .add(String.format(Locale.ROOT, "  %3d  %4.0f  ", car.lap(), car.speedKmh()));
        addBrakes(line, car.brakes(), brakes);
        line.add(
                        String.format(Locale.ROOT, "  %4s", Phrases.count(car.hardBrakings())),
                        car.isBraking() ? palette::alarm : palette::bold)
                .add(String.format(
                        Locale.ROOT,
                        "  %8s  %8s  ",
                        Phrases.lapTime(car.laps().lastS()),
                        Phrases.lapTime(car.laps().bestS())));
        String engine = String.format(Locale.ROOT, "%3.0f C", car.engine().celsius());
        if (car.engine().alarms() > 0) {
            line.add(engine + " " + glyphs.dot() + " " + car.engine().alarm(), palette::alarm);
        } else {
            line.add(engine);
        }
        return line.toString();
    }

    private void addBrakes(Line line, List<Double> pressures, int columns) {
        List<Double> latest = pressures.subList(Math.max(0, pressures.size() - columns), pressures.size());
        line.add(" ".repeat(columns - latest.size()));
        for (double pressure : latest) {
            line.add(glyphs.level(pressure), text -> paintBrake(pressure, text));
        }
    }

    private String paintBrake(double pressure, String text) {
        if (pressure > HARD) {
            return palette.alarm(text);
        }
        return pressure > 0 ? palette.mild(text) : palette.faint(text);
    }

    private String foot(int leftOut, int width) {
        String left = leftOut > 0
                ? " and " + Phrases.count(leftOut, "more car")
                : " 60 rows/s from each car; red is a pedal above half";
        return new Line(width)
                .add(left, palette::faint)
                .spaceBefore("Ctrl-C ends the race".length() + 1)
                .add("Ctrl-C", palette::accent)
                .add(" ends the race", palette::faint)
                .toString();
    }
}
