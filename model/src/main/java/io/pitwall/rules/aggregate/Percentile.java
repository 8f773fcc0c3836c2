package io.pitwall.rules.aggregate;

import java.math.BigDecimal;

/**
 * The value below which so many percent of all values lie, interpolated linearly between the two nearest: type 7 of R. J.
 * Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996), which NumPy, pandas and R
 * compute when not told otherwise.
 *
 * <p>-0.0 is less than 0.0. Halfway between the two infinities there is nothing, NaN.
 *
 * @param percent from 0, the smallest value, to 100, the largest
 */
record Percentile(double percent) {

    Percentile {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile must be from 0 to 100, not " + percent);
        }
    }

    /** How many values lie below, as a rule with a fraction. */
    private double rank(int count) {
        return (count - 1) * (percent / 100);
    }

    /** The place, from 0, of the value that is next below in the order of all values. */
    int placeBelow(int count) {
        return (int) rank(count);
    }

    /** Between the value in the place below and the one behind it; of any value if there is none behind it. */
    double between(double below, double above, int count) {
        double rank = rank(count);
        double fraction = rank - (int) rank;
        if (fraction == 0 || below == above) {
            return below;
        }
        double distance = above - below;
        if (Double.isFinite(distance)) {
            return Math.min(below + fraction * distance, above);
        }
        return below * (1 - fraction) + above * fraction;
    }

    /** {@code 95}, {@code 99.9} */
    String text() {
        return new BigDecimal(Double.toString(percent)).stripTrailingZeros().toPlainString();
    }
}
