package io.pitwall.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the numbers of a moment in lines for logs: ASCII, one line of totals and one per car. */
final class PlainLines {

    private PlainLines() {}

    static List<String> of(Headline headline, Snapshot snapshot) {
        List<String> lines = new ArrayList<>();
        lines.add("%s  in %s rows/s, %s values/s; out %s packets/s; latency p50 %s"
                .formatted(
                        headline.clock(),
                        Phrases.count(Math.round(headline.rates().rowsIn())),
                        Phrases.count(Math.round(headline.rates().valuesIn())),
                        Phrases.count(Math.round(headline.rates().packetsOut())),
                        Phrases.milliseconds(headline.latencyMs(snapshot))));
        snapshot.cars().forEach(car -> lines.add(line(car)));

        return lines;
    }

    private static String line(CarStatus car) {
        return String.format(
                Locale.ROOT,
                "  %-6s %-17s lap %d %4.0f km/h  in %6s  hard %3s  last %8s  engine %3.0f C%s",
                car.car().streamId(),
                car.car().driver(),
                car.lap(),
                car.speedKmh(),
                Phrases.count(car.rowsIn()),
                Phrases.count(car.hardBrakings()),
                Phrases.lapTime(car.laps().lastS()),
                car.engine().celsius(),
                car.engine().alarms() == 0 ? "" : ": " + car.engine().alarm());
    }
}
