package io.pitwall.rules.aggregate;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

import java.io.IOException;

/**
 * {@code variance stddev} of a sample: squares are divided by the number of rows less one.
 *
 * <pre>
 * state := rows:int64 mean:double squares:double     sum of the squared distances from the mean
 * </pre>
 *
 * <p>Rows are added one by one after B. P. Welford, "Note on a method for calculating corrected sums of squares and
 * products", Technometrics 4 (1962); states are merged after T. F. Chan, G. H. Golub, R. J. LeVeque, "Updating formulae and a
 * pairwise algorithm for computing sample variances" (1979). Neither subtracts large squares from each other.
 */
enum VarianceFold implements Fold {
    VARIANCE {
        @Override
        double of(double variance) {
            return variance;
        }
    },
    STDDEV {
        @Override
        double of(double variance) {
            return Math.sqrt(variance);
        }
    };

    private static final int MEAN = 1;
    private static final int SQUARES = 2;

    abstract double of(double variance);

    @Override
    public int words() {
        return 3;
    }

    @Override
    public void clear(long[] state, int at) {
        state[at] = 0;
        state[at + MEAN] = 0;
        state[at + SQUARES] = 0;
    }

    @Override
    public void add(long[] state, int at, long[] timesNs, double[] values, int from, int to) {
        long rows = state[at];
        double mean = longBitsToDouble(state[at + MEAN]);
        double squares = longBitsToDouble(state[at + SQUARES]);
        for (int row = from; row < to; row++) {
            rows++;
            double distance = values[row] - mean;
            // The reciprocal does not wait for the row before, as a division of the distance would.
            mean += distance * (1.0 / rows);
            squares += distance * (values[row] - mean);
        }
        state[at] = rows;
        state[at + MEAN] = doubleToRawLongBits(mean);
        state[at + SQUARES] = doubleToRawLongBits(squares);
    }

    @Override
    public void merge(long[] state, int at, long[] later, int laterAt) {
        long laterRows = later[laterAt];
        if (state[at] == 0 || laterRows == 0) {
            if (laterRows > 0) {
                System.arraycopy(later, laterAt, state, at, words());
            }
            return;
        }
        long rows = state[at] + laterRows;
        double share = (double) laterRows / rows;
        double mean = longBitsToDouble(state[at + MEAN]);
        double distance = longBitsToDouble(later[laterAt + MEAN]) - mean;
        double squares = longBitsToDouble(state[at + SQUARES])
                + (longBitsToDouble(later[laterAt + SQUARES]) + distance * distance * (share * state[at]));
        state[at] = rows;
        state[at + MEAN] = doubleToRawLongBits(mean + distance * share);
        state[at + SQUARES] = doubleToRawLongBits(squares);
    }

    /** One row has no distance from another. */
    @Override
    public boolean isMissing(long[] state, int at) {
        return state[at] < 2;
    }

    @Override
    public double result(long[] state, int at) {
        return of(longBitsToDouble(state[at + SQUARES]) / (state[at] - 1));
    }

    @Override
    public void check(long[] state) throws IOException {
        Fold.super.check(state);
        if (longBitsToDouble(state[SQUARES]) < 0) {
            throw new IOException(
                    "the state of " + this + " has squares that add up to " + longBitsToDouble(state[SQUARES]));
        }
    }
}
