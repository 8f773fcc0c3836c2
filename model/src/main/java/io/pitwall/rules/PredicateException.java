package io.pitwall.rules;

import io.pitwall.data.ParameterData;

/** A user's predicate failed on a row; the buffer is as it was before the record that the row came in. */
public final class PredicateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String predicate;

    PredicateException(String predicate, ParameterData rows, int row, Throwable cause) {
        super("%s failed on row %d, time %d ns: %s".formatted(predicate, row, rows.timeNs(row), cause), cause);
        this.predicate = predicate + ", row " + row + " at " + rows.timeNs(row) + " ns,";
    }

    /** Which predicate of which buffer on which row, as the beginning of a sentence. */
    public String where() {
        return predicate;
    }
}
