package io.pitwall.cli.csv;

import io.pitwall.data.ParameterData;

/** Rows of one stream, at least one, in their order in the recording. */
public record StreamRows(String streamId, ParameterData data) {

    /** The latest of their times, in nanoseconds since the Unix epoch. */
    long latestNs() {
        long latest = data.timeNs(0);
        for (int row = 1; row < data.rowCount(); row++) {
            latest = Math.max(latest, data.timeNs(row));
        }
        return latest;
    }
}
