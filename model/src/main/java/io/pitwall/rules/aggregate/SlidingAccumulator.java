package io.pitwall.rules.aggregate;

/**
 * One aggregate over the rows of the last so many nanoseconds: a window {@code (t - span, t]} whose end moves from row to
 * row.
 *
 * <p>Rows come in order of time, rows of equal time in order of arrival. A result is made of the rows in the window and of
 * nothing else: one that is given only the rows that are in the window, in the same order, has the same result to the last
 * bit. So nothing of it needs to be stored beside the rows.
 *
 * <p>Not safe for use by several threads.
 */
public interface SlidingAccumulator {

    /**
     * Moves the end of the window to a time, and drops the rows that are no longer in it. To be called for a row that has no
     * value for the parameter too, before its result is asked for.
     *
     * @param timeNs in nanoseconds since the Unix epoch
     * @throws IllegalArgumentException if the window's end is later already
     */
    void advanceTo(long timeNs);

    /**
     * Moves the end of the window to the time of a row, and takes the row in.
     *
     * @param timeNs in nanoseconds since the Unix epoch
     * @param value may be NaN, which is a value; of no matter where {@link Aggregate#parameter} is null
     * @throws IllegalArgumentException if the window's end is later already
     */
    void add(long timeNs, double value);

    /** True when there is nothing to say, so that the cell of the result is missing: no rows, or too few. */
    boolean isMissing();

    /** What the rows in the window amount to; NaN when {@link #isMissing}. */
    double result();

    /** Estimated bytes of heap. */
    long weightBytes();
}
