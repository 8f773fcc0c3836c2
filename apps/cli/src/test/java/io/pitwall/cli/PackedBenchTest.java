package io.pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedBenchTest {

    @TempDir
    private Path temporary;

    @Test
    void measuresEveryFormatAndTheMeanOfRecordings() throws IOException {
        StringBuilder csv = new StringBuilder("t,Speed,Lap\n");
        for (int row = 0; row < 200; row++) {
            csv.append(row).append(',').append(row % 7 == 0 ? "" : row / 4.0).append(",1\n");
        }
        String file = Files.writeString(temporary.resolve("lap.csv"), csv).toString();

        Result result = Terminal.pitwall(
                "bench",
                "packed",
                "--csv",
                file,
                "--csv",
                file,
                "--time",
                "t",
                "--tag",
                "Lap",
                "--rows",
                "10,100",
                "--round-ms",
                "1");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("lap.csv, 10 rows a record")
                .contains("lap.csv, 100 rows a record")
                .contains("geometric mean of 2 recordings, 100 rows a record")
                .contains("packed", "Avro doubles", "SDK JSON");
    }

    @Test
    void refusesWhatCannotBeMeasured() throws IOException {
        String file =
                Files.writeString(temporary.resolve("lap.csv"), "t,Lap#\n1,2\n").toString();

        assertThat(Terminal.pitwall("bench", "packed", "--csv", file, "--time", "t")
                        .err())
                .isEqualTo("pitwall: " + file + " has no values to measure: it needs rows with parameters"
                        + System.lineSeparator());
        assertThat(Terminal.pitwall("bench", "packed", "--csv", file, "--time", "t", "--rows", "0")
                        .err())
                .contains("--rows and --round-ms must be at least 1");
    }
}
