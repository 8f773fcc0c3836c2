package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static String lines(Snapshot end) {
        return String.join("\n", new Summary(Palette.NONE).lines(new DemoResult(end, Duration.ofMillis(20_040), 2)));
    }

    @Test
    void saysThatNothingIsMissing() {
        Snapshot end = new Snapshots(Instant.EPOCH).car(1, 1_201).car(2, 1_201).snapshot();

        assertThat(lines(end)).isEqualTo("""

                The race took 20.0 s.

                  stream  driver             laps  best lap    rows in   rows out   hard  alarms
                  car-1   Ada Lovelace          0         -      1,201      1,201      1       0
                  car-2   Bertha Benz           1  43.210 s      1,201      1,201      2       1
                  total   2 cars                1                2,402      2,402      3       1

                The instance was killed 2 times. 2,402 rows in, 2,402 out, 2,402 in the windows of laps,
                every stream ended: nothing is missing, and nothing is there twice.

                What ran:  apps/examples/src/main/java/io/pitwall/examples/RaceControl.java
                Next:      ./pitwall produce --help  (send a recording of your own)""");
    }

    @Test
    void saysWhatIsMissing() {
        Snapshot end =
                new Snapshots(Instant.EPOCH).car(1, 1_201).car(2, 1_201, 1_190).snapshot();

        assertThat(lines(end)).contains("""
                Not every row is accounted for:
                  car-2: 1,201 rows in, 1,190 out, 1,190 in laps, output streams not ended
                """);
    }
}
