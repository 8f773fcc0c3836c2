package io.pitwall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.test.TelemetryTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HardBrakingTest {

    private final TelemetryTest test = TelemetryTest.of(new HardBraking());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void tellsHardBrakingForEachRowAndFollowsTheStream() {
        test.topic("car-data").stream("car-1").write("""
                time_ms | Brake | Speed | Lap#
                      0 |   0.7 |   312 | 1
                     40 |   0.5 |   290 | 1
                    120 |   0.9 |   180 | 2
                """).end();

        assertThat(test.topic("hard-braking").stream("car-1-hard-braking"))
                .hasPackets("""
                        time_ms | HardBraking:text | Lap#
                              0 | True             | 1
                             40 | False            | 1
                        """, """
                        time_ms | HardBraking:text | Lap#
                            120 | True             | 2
                        """)
                .hasParent("car-1")
                .isEnded();
    }

    @Test
    void keepsRowsOfEqualTimeAndDifferentLapsApart() {
        test.topic("car-data").stream("car-1").write("""
                time_ms | Brake | Lap#
                      0 |   0.7 | 1
                      0 |   0.1 | 2
                """).end();

        assertThat(test.topic("hard-braking").stream("car-1-hard-braking")).hasRows("""
                time_ms | HardBraking:text | Lap#
                      0 | True             | 1
                      0 | False            | 2
                """);
    }

    @Test
    void releasesWhatIsHeldWhenNothingArrivesForASecond() {
        test.topic("car-data").stream("car-1").write("""
                time_ms | Brake
                      0 |   0.7
                """);
        assertThat(test.topic("hard-braking").stream("car-1-hard-braking")).hasNoRows();

        test.advance(Duration.ofMillis(1_100));

        assertThat(test.topic("hard-braking").stream("car-1-hard-braking"))
                .hasRows("""
                time_ms | HardBraking:text
                      0 | True
                """)
                .isOpen();
    }
}
