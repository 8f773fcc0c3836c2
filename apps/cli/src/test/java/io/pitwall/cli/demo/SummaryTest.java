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

                  stream  driver             laps    rows in   rows out  packets  hard brakings
                  car-1   Ada Lovelace          0      1,201      1,201      200              1
                  car-2   Bertha Benz           1      1,201      1,201      200              2
                  total   2 cars                1      2,402      2,402      400              3

                2,402 rows in, 2,402 out, every stream ended: nothing is missing.

                What ran:  apps/examples/src/main/java/io/pitwall/examples/HardBraking.java
                Next:      ./pitwall produce --help  (send a recording of your own)""");
    }

    @Test
    void saysWhatIsMissing() {
        Snapshot end = new Snapshots(Instant.EPOCH)
                .car(1, 1_201)
                .car(2, 1_201, 1_190)
                .snapshot();

        assertThat(lines(end)).contains("""
                Not every row is accounted for:
                  car-2: 1,201 rows in, 1,190 out, output stream not ended
                """);
    }
}
