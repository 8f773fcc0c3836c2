package io.pitwall.rules.window;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;

/**
 * Rows of a stream that were stored together.
 *
 * @param firstRow the number of the first of them among all that the windows of the stream have taken in; those behind it
 *     follow without a gap
 */
public record NumberedRows(long firstRow, ParameterData rows) {

    public NumberedRows {
        requireNonNull(rows, "rows");
    }
}
