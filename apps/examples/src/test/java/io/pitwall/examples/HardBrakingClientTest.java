package io.pitwall.examples;

import static io.pitwall.test.Variation.anyBatching;
import static io.pitwall.test.Variation.anyCrashPoint;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextColumn;
import io.pitwall.test.CsvTable;
import io.pitwall.test.TelemetryTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The program of the tutorial gives what the topology class gives. */
class HardBrakingClientTest {

    private static final String CAR = "car-1";
    private static final String OUTPUT = "car-1-hard-braking";

    private final TelemetryTest test = TelemetryTest.ofClient(HardBrakingClient::define);
    private final TelemetryTest topologyClass = TelemetryTest.of(new HardBraking());

    @AfterEach
    void close() {
        test.close();
        topologyClass.close();
    }

    @Test
    void copiesThePropertiesAndPassesTheEndOn() {
        test.topic("car-data").stream(CAR)
                .write(StreamProperties.none().withName("Car 44").withLocation("/monza"))
                .write("""
                        time_ms | Brake | Speed | Lap#
                              0 |   0.7 |   312 | 1
                             40 |   0.5 |   290 | 1
                            120 |   0.9 |   180 | 2
                        """)
                .write(new StreamEnd(StreamEnd.Type.ABORTED));

        assertThat(test.topic("hard-braking").stream(OUTPUT))
                .hasPackets("""
                        time_ms | HardBraking:text | Lap#
                              0 | True             | 1
                             40 | False            | 1
                        """, """
                        time_ms | HardBraking:text | Lap#
                            120 | True             | 2
                        """)
                .hasProperties(StreamProperties.none()
                        .withName("Car 44 hard braking")
                        .withLocation("/monza")
                        .withParent(CAR));
        assertThat(test.topic("hard-braking").stream(OUTPUT).messages())
                .last()
                .isEqualTo(new StreamEnd(StreamEnd.Type.ABORTED));
        test.holdsFor(anyBatching(), anyCrashPoint());
    }

    @Test
    void givesTheGoldenResultOfTheTutorialsRecording() {
        Path recording = recording();
        assumeTrue(
                Files.exists(recording),
                "skipped: the tutorial's recording is not there; say where with -Dpitwall.data=DIR");
        ParameterData rows = withLapsAsTags(CsvTable.read(recording, "Timestamp", NANOSECONDS));
        for (TelemetryTest one : List.of(test, topologyClass)) {
            one.topic("car-data").stream(CAR).write(rows).end();
        }

        var output = test.topic("hard-braking").stream(OUTPUT);
        assertThat(output.rows().rowCount()).isEqualTo(275);
        assertThat(output.packets()).hasSize(273);
        TextColumn told = Objects.requireNonNull(output.rows().text("HardBraking"));
        int hard = 0;
        for (int row = 0; row < output.rows().rowCount(); row++) {
            hard += "True".equals(told.at(row)) ? 1 : 0;
        }
        assertThat(hard).isEqualTo(32);
        assertThat(output.messages())
                .isEqualTo(topologyClass.topic("hard-braking").stream(OUTPUT).messages());
    }

    private static ParameterData withLapsAsTags(ParameterData rows) {
        NumberColumn laps = Objects.requireNonNull(rows.number("LapNumber"));
        String[] cells = new String[rows.rowCount()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = String.valueOf((int) laps.at(row));
        }
        return rows.withTag(TextColumn.wrap("LapNumber", cells));
    }

    private static Path recording() {
        String folder = System.getProperty("pitwall.data");
        Path data = folder == null
                ? Path.of("").toAbsolutePath().resolve("../../../shared/data").normalize()
                : Path.of(folder);
        return data.resolve("cardata.csv");
    }
}
