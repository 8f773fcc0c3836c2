package io.pitwall.rules;

import io.pitwall.data.Row;

/**
 * The rows a buffer holds, as a condition sees them: those admitted, the one that has just arrived as the last, in order
 * of arrival, before any of them merge and with all their parameters.
 *
 * <p>A view that is valid during the call of the condition. {@link #first} and {@link #last} stay where they are; {@link
 * #row} is one view that moves with each call. Going through the rows in order costs the same for each of them; jumping
 * about costs a step for each piece of data held.
 */
public interface HeldRows {

    /** How many there are; at least one. */
    int rowCount();

    /** The row that has been held for longest. */
    Row first();

    /** The row that has just arrived. */
    Row last();

    /**
     * One of the rows.
     *
     * @param index from 0, the first, to {@code rowCount() - 1}, the last
     * @throws IndexOutOfBoundsException if there is no such row
     */
    Row row(int index);
}
