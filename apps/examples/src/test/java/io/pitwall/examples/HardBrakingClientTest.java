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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

    /** The recording is in the repository, and what must come of it is counted here from its lines, without any of Pitwall. */
    @Test
    void givesWhatTheTopologyClassGivesOfShuffledRowsOfTwoCars() throws IOException {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        List<String> lines = Files.readAllLines(Path.of("../cli/src/test/resources/recordings/two-cars.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[2].isEmpty()) {
                // A row without the pedal counts for the span of the client's buffer, as in the SDK, and not for the
                // topology's.
                continue;
            }
            for (TelemetryTest one : List.of(test, topologyClass)) {
                one.topic("car-data").stream(cells[0])
                        .write("time_ms | Brake | G | Stint#\n%s | %s | %s | %s"
                                .formatted(cells[1], cells[2], cells[4], cells[3]));
            }
            String hard = Double.parseDouble(cells[2]) > 0.5 ? "True" : "False";
            expected.computeIfAbsent(cells[0], car -> new TreeMap<>()).put(cells[1] + "000000 " + cells[3], hard);
        }
        assertThat(expected).containsOnlyKeys("blue", "red");
        for (String car : expected.keySet()) {
            for (TelemetryTest one : List.of(test, topologyClass)) {
                one.topic("car-data").stream(car).end();
            }
            var output = test.topic("hard-braking").stream(car + "-hard-braking");
            assertThat(told(output.rows())).isEqualTo(expected.get(car));
            assertThat(output.messages())
                    .isEqualTo(topologyClass.topic("hard-braking").stream(car + "-hard-braking")
                            .messages());
        }
    }

    private static Map<String, String> told(ParameterData rows) {
        Map<String, String> told = new TreeMap<>();
        for (int row = 0; row < rows.rowCount(); row++) {
            told.put(
                    rows.timeNs(row) + " " + rows.row(row).tag("Stint"),
                    Objects.requireNonNull(rows.row(row).text("HardBraking")));
        }
        return told;
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
