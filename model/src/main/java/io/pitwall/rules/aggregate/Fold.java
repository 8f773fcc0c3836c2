package io.pitwall.rules.aggregate;

import java.io.IOException;

/**
 * Reduces any number of rows to a few words of memory, the first of which is the number of rows. Doubles are words as their
 * raw bits.
 *
 * <p>The state of a fold is a range of an array that its caller owns, so that many of them lie in one array. A fold itself
 * holds nothing and is safe for use by several threads.
 */
interface Fold {

    int words();

    /** Makes a range of the array the state of no rows. */
    void clear(long[] state, int at);

    /** Adds rows as {@link Accumulator#add} does. */
    void add(long[] state, int at, long[] timesNs, double[] values, int from, int to);

    /** Adds all rows of another state, which stays as it is, behind those already here. */
    void merge(long[] state, int at, long[] later, int laterAt);

    default boolean isMissing(long[] state, int at) {
        return state[at] == 0;
    }

    /** Of any value when {@link #isMissing}. */
    double result(long[] state, int at);

    /**
     * Refuses what no rows can lead to.
     *
     * @throws IOException if the state is no state of this fold
     */
    default void check(long[] state) throws IOException {
        if (state[0] < 0) {
            throw new IOException("the state of " + this + " counts " + state[0] + " rows");
        }
    }
}
