package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.cli.text.TextSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTableTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final Headline HEADLINE = new Headline(
            "RaceControl on Kafka at 127.0.0.1:9092",
            Duration.ofSeconds(75),
            new Rates.PerSecond(299.6, 1_798, 50.1),
            List.of());
    private static final Snapshot TWO_CARS =
            new Snapshots(NOW).car(1, 12_345, 12_339).car(2, 1_234).snapshot();

    private static Snapshot fullGrid() {
        Snapshots snapshots = new Snapshots(NOW);
        for (int number = 1; number <= Car.MAX_COUNT; number++) {
            snapshots.car(number, 1_234_567);
        }
        return snapshots.snapshot();
    }

    private static List<String> draw(Snapshot snapshot, TextSize size) {
        return new LiveTable(Palette.NONE, Glyphs.unicode()).draw(HEADLINE, snapshot, size);
    }

    @Test
    void drawsTheLeaderFirst() {
        assertThat(String.join("\n", draw(TWO_CARS, new TextSize(120, 40))))
                .isEqualTo("""
                 PITWALL  RaceControl on Kafka at 127.0.0.1:9092                                             01:15
                 in 300 rows/s · 1,798 values/s   out 50 packets/s   latency p50 112 ms   hard brakings 3
                @@
                 car driver             lap  km/h  brake, last 4 s           hard  last lap  best lap  engine
                   2 Bertha Benz          2   298  ▁▁▁▁▁▁▁▁▁▁▁▂▃▃▄▄▅▅▆▆▇▇██     2  46.800 s  43.210 s  125 C ● hot
                   1 Ada Lovelace         1   299  ▁▁▁▁▁▁▁▁▁▁▁▂▃▃▄▄▅▅▆▆▇▇██     1  45.800 s         -  110 C
                @@
                 60 rows/s from each car; red is a pedal above half                           Ctrl-C ends the race""".replace("@@", "─".repeat(99)));
    }

    @Test
    void drawsInAsciiWhereTheTerminalKnowsNothingElse() {
        List<String> lines = new LiveTable(Palette.NONE, Glyphs.ascii()).draw(HEADLINE, TWO_CARS, new TextSize(80, 24));

        assertThat(String.join("\n", lines)).isEqualTo("""
                 PITWALL  RaceControl on Kafka at 127.0.0.1:9092                          01:15
                 in 300 rows/s | 1,798 values/s  out 50 packets/s  latency p50 112 ms  hard 3
                --------------------------------------------------------------------------------
                 car driver             lap  km/h  brake  hard  last lap  best lap  engine
                   2 Bertha Benz          2   298  +**##     2  46.800 s  43.210 s  125 C * hot
                   1 Ada Lovelace         1   299  +**##     1  45.800 s         -  110 C
                --------------------------------------------------------------------------------
                 60 rows/s from each car; red is a pedal above half        Ctrl-C ends the race""").matches("\\p{ASCII}+");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 79, 80, 99, 100, 101, 500})
    void isNeverWiderThanTheTerminalOrAHundredColumns(int columns) {
        assertThat(draw(fullGrid(), new TextSize(columns, 60)))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.min(columns, 100)));
    }

    @Test
    void leavesOutTheLastCarsWhereTheTerminalIsTooLow() {
        List<String> lines = draw(fullGrid(), new TextSize(100, 24));

        assertThat(lines).hasSizeLessThanOrEqualTo(24);
        assertThat(lines.get(lines.size() - 1)).contains("and 33 more cars ");
        assertThat(draw(fullGrid(), new TextSize(100, 2))).hasSize(7);
    }

    @Test
    void newsStandsBelowTheCarsAndTakesTheirPlace() {
        Headline news =
                new Headline("", Duration.ofSeconds(1), new Rates.PerSecond(0, 0, 0), List.of("00:01  killed", "b"));

        List<String> lines =
                new LiveTable(Palette.NONE, Glyphs.unicode()).draw(news, fullGrid(), new TextSize(100, 24));

        assertThat(lines).hasSizeLessThanOrEqualTo(24).containsSequence(" 00:01  killed", " b");
        assertThat(lines.get(lines.size() - 1)).contains("and 35 more cars ");
    }

    @Test
    void coloursTakeNoWidth() {
        List<String> plain = draw(TWO_CARS, new TextSize(90, 24));
        List<String> coloured =
                new LiveTable(Palette.COLOURS, Glyphs.unicode()).draw(HEADLINE, TWO_CARS, new TextSize(90, 24));

        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured)
                .extracting(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(plain);
    }
}
