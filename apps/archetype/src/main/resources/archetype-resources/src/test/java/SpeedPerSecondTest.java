package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.test.TelemetryTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeedPerSecondTest {

    private final TelemetryTest test = TelemetryTest.of(new SpeedPerSecond());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void givesTheMeanAndTheHighestSpeedOfEachSecond() {
        test.topic("car-data").stream("car-1").write("""
                time_ms | Speed
                      0 |   300
                    500 |   310
                   1000 |   290
                """).end();

        assertThat(test.topic("speed-per-second").stream("car-1-speed"))
                .hasRows("""
                        time_ms | MeanSpeed | TopSpeed
                              0 |       305 |      310
                           1000 |       290 |      290
                        """)
                .hasParent("car-1")
                .isEnded();
    }

    @Test
    void aSecondThatHasBegunSurvivesACrash() {
        var car = test.topic("car-data").stream("car-1");
        car.write("""
                time_ms | Speed
                      0 |   300
                """);
        test.commit();
        test.crashAndRestore();
        car.write("""
                time_ms | Speed
                    500 |   310
                   1000 |   290
                """);

        assertThat(test.topic("speed-per-second").stream("car-1-speed")).hasRows("""
                time_ms | MeanSpeed | TopSpeed
                      0 |       305 |      310
                """);
    }
}
