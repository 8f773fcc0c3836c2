package io.pitwall.rules.window;

/** Takes ranges of numbers of rows. */
@FunctionalInterface
public interface RowRanges {

    /** From the first to the last, both of them included. */
    void range(long firstRow, long lastRow);
}
