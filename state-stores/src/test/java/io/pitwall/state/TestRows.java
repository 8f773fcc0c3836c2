package io.pitwall.state;

import io.pitwall.data.ParameterData;

/** Rows that differ by their time. */
final class TestRows {

    private TestRows() {}

    static ParameterData row(long timeMs) {
        return rows(timeMs);
    }

    static ParameterData rows(long... timesMs) {
        var rows = ParameterData.builder();
        for (long timeMs : timesMs) {
            rows.row(timeMs * 1_000_000).put("Brake", timeMs / 10.0).tag("Lap", "1");
        }
        return rows.build();
    }
}
