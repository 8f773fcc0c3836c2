package io.pitwall.cli.demo;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;

/**
 * Counts the hard brakings of one stream: rows that say {@code True} right after one that says {@code False}.
 *
 * <p>Not safe for use by several threads.
 */
final class BrakingCounter {

    private static final String PARAMETER = "HardBraking";

    private String last = "";
    private int count;

    /** Goes on with the rows that follow. */
    void add(ParameterData rows) {
        TextColumn column = rows.text(PARAMETER);
        if (column == null) {
            return;
        }
        for (int row = 0; row < rows.rowCount(); row++) {
            String value = column.at(row);
            if (value == null) {
                continue;
            }
            if (value.equals("True") && last.equals("False")) {
                count++;
            }
            last = value;
        }
    }

    int count() {
        return count;
    }

    /** True when the latest row says {@code True}. */
    boolean isBraking() {
        return last.equals("True");
    }
}
