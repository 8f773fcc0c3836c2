package io.pitwall.cli.csv;

import io.pitwall.data.ParameterData;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * A recording in a CSV file with a header; an empty cell is missing.
 *
 * <p>Errors are {@link io.pitwall.app.UserException}s that name file, line and column.
 *
 * @param streamId the stream of all rows when the layout has no stream column
 * @param rowsPerData so many rows of a stream are handed over together, at most
 */
public record CsvRecording(Path file, CsvLayout layout, String streamId, int rowsPerData) {

    /** Reads the file and hands over the rows of each stream in their order, cut into data. */
    public void read(BiConsumer<String, ParameterData> streamData) {
        try (CsvReading reading = open(Long.MAX_VALUE)) {
            for (StreamRows rows = reading.next(); rows != null; rows = reading.next()) {
                streamData.accept(rows.streamId(), rows.data());
            }
        }
    }

    /** Begins to read; rows are handed over when the recording's time has gone on by this much, even if they are fewer. */
    CsvReading open(long spanNs) {
        return CsvReading.open(file, layout, streamId, rowsPerData, spanNs);
    }
}
