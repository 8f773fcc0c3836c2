package io.pitwall.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden files and the CSV in them. */
class GoldenTest {

    private static final String ROWS = """
            time_ms | Brake | Driver:text | Blob:binary | Lap#
                  0 |   0.7 | "a | b"     | 0x01        | 1
                 10 |   NaN | ""          |             | "2"
                 20 |       | x, "y"      |             |
            """;

    @TempDir
    private Path folder;

    private static TelemetryTest written() {
        TelemetryTest test =
                TelemetryTest.of(telemetry -> telemetry.topic("in").parameters().to("out"));
        test.topic("in").stream("car").write(ROWS);
        return test;
    }

    @Test
    void whatIsUpdatedMatchesUntilTheRowsChange() throws IOException {
        try (var test = written()) {
            TestStream car = test.topic("out").stream("car");
            assertThat(car)
                    .matchesGolden("new/rows.csv", new Golden(folder, true))
                    .matchesGolden("new/rows.csv", new Golden(folder, false));
            assertThat(folder.resolve("new/rows.csv"))
                    .content()
                    .isEqualTo(String.join(
                            "\n",
                            "time_ms,Brake,Driver:text,Blob:binary,Lap#",
                            "0,0.7,\"\"\"a | b\"\"\",0x01,1",
                            "10,NaN,\"\"\"\"\"\",,2",
                            "20,,\"x, \"\"y\"\"\",,",
                            ""));

            test.topic("in").stream("car").write("time_ms | Brake\n30 | 1");
            assertThatThrownBy(() -> assertThat(car).matchesGolden("new/rows.csv", new Golden(folder, false)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("there are 4 rows where 3 are expected, row 4 is one too many");
        }
    }

    @Test
    void aFileThatIsNotThereIsAFailure() {
        try (var test = written()) {
            assertThatThrownBy(() -> assertThat(test.topic("out").stream("car")).matchesGolden("no-such-file.csv"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("there is no golden file ")
                    .hasMessageContaining("no-such-file.csv; -Dpitwall.golden=update writes it");
        }
    }

    @Test
    void recordingsAreRead() throws IOException {
        Path file = folder.resolve("lap.csv");
        Files.writeString(file, "time_ms,Brake,Driver:text,Lap#\r\n0,0.7,\"Ana, \"\"B\"\" | C\",1\r\n5,,,");

        assertThat(CsvTable.read(file)).isEqualTo(TextTable.parse("""
                time_ms | Brake | Driver:text            | Lap#
                      0 |   0.7 | "Ana, \\"B\\" | C" | 1
                      5 |       |                        |
                """));
    }

    @Test
    void recordingsOfOthersAreReadByTheirColumnOfTimes() throws IOException {
        Path file = folder.resolve("lap.csv");
        Files.writeString(file, "Brake,Timestamp,Speed\n0.7,1000,310\n,2000,311\n");

        assertThat(CsvTable.read(file, "Timestamp", TimeUnit.MICROSECONDS)).isEqualTo(TextTable.parse("""
                time_ms | Brake | Speed
                      1 |   0.7 |   310
                      2 |       |   311
                """));
        assertThatThrownBy(() -> CsvTable.read(file, "When", TimeUnit.MICROSECONDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": there is no column 'When', only Brake, Timestamp, Speed");
        assertThatThrownBy(() -> CsvTable.read(file, "Timestamp", TimeUnit.SECONDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("not in SECONDS");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Path file = folder.resolve("lap.csv");
        assertThatThrownBy(() -> CsvTable.read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("the recording " + file + " cannot be read");
        Files.writeString(file, "time_ms,Brake\n0,fast");
        assertThatThrownBy(() -> CsvTable.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining("fast");
        Files.writeString(file, "time_ms,Driver:text\n0,\"Ana");
        assertThatThrownBy(() -> CsvTable.read(file)).hasMessage(file + ": line 2: a quote is not closed");
    }
}
