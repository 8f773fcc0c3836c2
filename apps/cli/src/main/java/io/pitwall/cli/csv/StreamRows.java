package io.pitwall.cli.csv;

import io.pitwall.data.ParameterData;

/** Rows of one stream, at least one, in their order in the recording. */
public record StreamRows(String streamId, ParameterData data) {

    /** The time of the last of them, in nanoseconds since the Unix epoch. */
    long lastNs() {
        return data.timeNs(data.rowCount() - 1);
    }
}
