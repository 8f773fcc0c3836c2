package io.pitwall.serdes.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Recordings of kinds the format was not made on come back, and none takes more than its numbers as they are. */
class SensorRecordingTest {

    private static final int ROWS = 3_000;
    private static final int CSV_ROWS = 20_000;

    /** What a column may take beyond its numbers; and all of a record beyond its columns. */
    private static final int COLUMN_BYTES = 12;

    private static final int RECORD_BYTES = 40;

    @ParameterizedTest
    @CsvSource({
        "DRONE, 10", "DRONE, 100", "DRONE, 1000",
        "CONVERTER, 10", "CONVERTER, 100", "CONVERTER, 1000",
        "CALIBRATED, 10", "CALIBRATED, 100", "CALIBRATED, 1000",
        "DIAGNOSIS, 10", "DIAGNOSIS, 100", "DIAGNOSIS, 1000",
        "ENTROPY, 10", "ENTROPY, 100", "ENTROPY, 1000",
        "MISSING, 10", "MISSING, 100", "MISSING, 1000"
    })
    void comesBackAndNeverTakesMoreThanRawNumbers(SensorRecording recording, int rowsPerRecord) {
        PackedFormat format = new PackedFormat();
        for (ParameterData data : recording.records(ROWS, rowsPerRecord)) {
            byte[] value = format.encode(data);
            assertThat(format.decode(value)).isEqualTo(data);
            assertThat(value.length).isLessThanOrEqualTo(mostBytes(data));
        }
    }

    private static int mostBytes(ParameterData data) {
        int bytes = RECORD_BYTES + Long.BYTES * data.rowCount();
        for (Column column : data.parameters()) {
            NumberColumn numbers = (NumberColumn) column;
            int present = numbers.copyPresent(new double[numbers.rowCount()]);
            int mask = present == numbers.rowCount() ? 0 : (numbers.rowCount() + 7) / 8;
            bytes += COLUMN_BYTES + numbers.name().length() + mask + Double.BYTES * present;
        }
        return bytes;
    }

    /** Writes the recordings as CSV files, to be measured with {@code pitwall bench packed}. */
    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "pitwall.recordings", matches = ".+")
    void writesCsvFiles(SensorRecording recording) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("pitwall.recordings")));
        Path file = folder.resolve(recording.name().toLowerCase(Locale.ROOT) + ".csv");
        ParameterData all = recording.records(CSV_ROWS, CSV_ROWS).get(0);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.print("Timestamp");
            all.parameters().forEach(column -> out.print("," + column.name()));
            out.println();
            for (int row = 0; row < CSV_ROWS; row++) {
                out.print(all.timeNs(row));
                for (Column column : all.parameters()) {
                    out.print(column.has(row) ? "," + ((NumberColumn) column).at(row) : ",");
                }
                out.println();
            }
        }
        assertThat(file).isNotEmptyFile();
    }
}
