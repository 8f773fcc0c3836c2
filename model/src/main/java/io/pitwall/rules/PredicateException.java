package io.pitwall.rules;

import io.pitwall.data.ParameterData;

/** A user's predicate failed on a row; the buffer is as it was before the record that the row came in. */
public final class PredicateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String predicate;
    private final int row;
    private final long timeNs;
    private final Throwable error;

    PredicateException(String predicate, ParameterData rows, int row, Throwable error) {
        this(predicate, row, rows.timeNs(row), error);
    }

    private PredicateException(String predicate, int row, long timeNs, Throwable error) {
        super("%s failed on row %d, time %d ns: %s".formatted(predicate, row, timeNs, error), error);
        this.predicate = predicate;
        this.row = row;
        this.timeNs = timeNs;
        this.error = error;
    }

    /** The same of a row that has another number in the record. */
    PredicateException at(int rowOfRecord) {
        return rowOfRecord == row ? this : new PredicateException(predicate, rowOfRecord, timeNs, error);
    }

    /** Which predicate of which buffer on which row, as the beginning of a sentence. */
    public String where() {
        return predicate + ", row " + row + " at " + timeNs + " ns,";
    }

    /** Which predicate of which buffer: {@code afterRow of buffer 'laps'}. */
    public String predicate() {
        return predicate;
    }

    /** The row of the record, from 0. */
    public int row() {
        return row;
    }

    /** What the predicate threw. */
    public Throwable error() {
        return error;
    }
}
