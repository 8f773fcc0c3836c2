package io.pitwall.rules.aggregate;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

/**
 * A sum as two words: what plain addition gives, and beside it the sum of its rounding errors. It is as good as if it had
 * been computed with twice the digits and rounded at the end, whatever the order.
 *
 * <p>Algorithm Sum2 of T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput. 26 (2005), over
 * D. Knuth's TwoSum: no branch, and the next row waits for a single addition. NaN and infinities give what plain addition
 * gives: there the errors are NaN and do not count.
 */
final class CompensatedSum {

    static final int WORDS = 2;

    /** The sum of nothing: the only number that changes no other, not even the other zero. */
    private static final double NOTHING = -0.0;

    private CompensatedSum() {}

    static void clear(long[] state, int at) {
        state[at] = doubleToRawLongBits(NOTHING);
        state[at + 1] = 0;
    }

    static void add(long[] state, int at, double[] values, int from, int to) {
        double sum = longBitsToDouble(state[at]);
        double errors = longBitsToDouble(state[at + 1]);
        for (int row = from; row < to; row++) {
            double value = values[row];
            double next = sum + value;
            double added = next - sum;
            errors += (sum - (next - added)) + (value - added);
            sum = next;
        }
        state[at] = doubleToRawLongBits(sum);
        state[at + 1] = doubleToRawLongBits(errors);
    }

    static void add(long[] state, int at, double value) {
        double sum = longBitsToDouble(state[at]);
        double next = sum + value;
        double added = next - sum;
        double error = (sum - (next - added)) + (value - added);
        state[at] = doubleToRawLongBits(next);
        state[at + 1] = doubleToRawLongBits(longBitsToDouble(state[at + 1]) + error);
    }

    static void merge(long[] state, int at, long[] later, int laterAt) {
        add(state, at, longBitsToDouble(later[laterAt]));
        state[at + 1] = doubleToRawLongBits(longBitsToDouble(state[at + 1]) + longBitsToDouble(later[laterAt + 1]));
    }

    static double total(long[] state, int at) {
        double sum = longBitsToDouble(state[at]);
        double errors = longBitsToDouble(state[at + 1]);
        // Adding a zero would turn -0.0 into 0.0.
        return errors == 0 || Double.isNaN(errors) || Double.isInfinite(errors) ? sum : sum + errors;
    }
}
