package io.pitwall.rules.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one aggregate has seen of one window.
 *
 * <p>Rows may come in any order of time. The result does not depend, not even in its last bit, on how the rows were cut
 * into calls. It does not depend on the order of arrival where the time of a row decides (first, last, rate, integral,
 * time-weighted mean; rows of equal time count in order of arrival), nor for count, minimum, maximum, range, median and
 * percentile; for the others it does by no more than the rounding that the aggregate states.
 *
 * <p>Not safe for use by several threads. An implementation of one's own, for {@link Aggregates#custom}, must keep to all of
 * this.
 */
public interface Accumulator {

    /**
     * Takes in rows, in order of arrival.
     *
     * @param timesNs their times in nanoseconds since the Unix epoch; not kept, not changed
     * @param values their values; not kept, not changed. Only cells that are present: NaN is a value here. Not looked at,
     *     and so of any content and length, where {@link Aggregate#parameter} is null
     * @param from the first row
     * @param to behind the last row
     */
    void add(long[] timesNs, double[] values, int from, int to);

    /**
     * Takes in all rows of another one, as if they had arrived behind those already here.
     *
     * @param other made by the same aggregate; may not be used any more
     * @throws IllegalArgumentException if it is of another kind
     */
    void merge(Accumulator other);

    /** True when there is nothing to say, so that the cell of the result is missing: no rows, or too few. */
    boolean isMissing();

    /** What the rows so far amount to; NaN when {@link #isMissing}. May be asked at any time, and rows added after. */
    double result();

    /** Writes what {@link #read} needs to go on from here, with the same results to the last bit. */
    void write(DataOutput out) throws IOException;

    /**
     * Reads into this new one what another one wrote. Allocates no more memory than a few times what could be read.
     *
     * @throws IOException if the bytes are cut off or cannot have been written by such an accumulator; this one may not be
     *     used any more
     */
    void read(DataInput in) throws IOException;

    /** Estimated bytes of heap. */
    long weightBytes();

    /** Another one with the same rows; from now on they know nothing of each other. */
    Accumulator copy();
}
