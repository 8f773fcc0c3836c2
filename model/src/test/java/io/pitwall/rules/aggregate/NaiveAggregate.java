package io.pitwall.rules.aggregate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregate of finite values must be, computed from its definition with as many digits as it takes, and how far from it
 * doubles may end up.
 */
record NaiveAggregate(BigDecimal exact, double tolerance) {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal NS = new BigDecimal(1_000_000_000);
    private static final double EPSILON = Math.ulp(1.0);

    static boolean isMissing(String id, Rows rows) {
        return switch (id) {
            case "count()", "count(x)" -> false;
            case "variance(x)", "stddev(x)" -> rows.count() < 2;
            case "rate(x)", "custom:ups(x)" -> rows.timeStream().distinct().count() < 2;
            default -> rows.count() == 0;
        };
    }

    static NaiveAggregate of(String id, Rows arrived) {
        Rows rows = arrived.inOrder();
        List<BigDecimal> values = rows.valueStream().mapToObj(BigDecimal::new).toList();
        return switch (id) {
            case "count()", "count(x)" -> exactly(BigDecimal.valueOf(rows.count()));
            case "sum(x)" -> rounded(sum(values), largest(rows) * EPSILON * EPSILON);
            case "mean(x)" -> rounded(mean(values), largest(rows) * EPSILON * EPSILON);
            case "min(x)" -> exactly(sorted(values).get(0));
            case "max(x)" -> exactly(sorted(values).get(values.size() - 1));
            case "range(x)" ->
                rounded(
                        sorted(values)
                                .get(values.size() - 1)
                                .subtract(sorted(values).get(0)),
                        0);
            case "first(x)" -> exactly(values.get(0));
            case "last(x)" -> exactly(values.get(values.size() - 1));
            case "variance(x)" -> variance(values);
            case "stddev(x)" -> stddev(variance(values));
            case "median(x)" -> percentile(values, "50");
            case "percentile(x, 0)" -> percentile(values, "0");
            case "percentile(x, 12.5)" -> percentile(values, "12.5");
            case "percentile(x, 95)" -> percentile(values, "95");
            case "percentile(x, 100)" -> percentile(values, "100");
            case "rate(x)" ->
                rounded(values.get(values.size() - 1).subtract(values.get(0)).divide(seconds(rows), DIGITS), 0);
            case "integral(x)" -> integral(rows);
            case "timeWeightedMean(x)" -> timeWeightedMean(rows, values);
            case "custom:ups(x)" -> exactly(new BigDecimal(rises(rows)));
            default -> throw new IllegalArgumentException(id);
        };
    }

    private static NaiveAggregate exactly(BigDecimal exact) {
        return new NaiveAggregate(exact, 0);
    }

    /** A few roundings of the result, and what came before it. */
    private static NaiveAggregate rounded(BigDecimal exact, double before) {
        return new NaiveAggregate(
                exact, 4 * EPSILON * Math.abs(exact.doubleValue()) + 1000 * before + 8 * Double.MIN_VALUE);
    }

    private static double largest(Rows rows) {
        return rows.valueStream().map(Math::abs).max().orElse(0);
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return sum(values).divide(BigDecimal.valueOf(values.size()), new MathContext(400));
    }

    private static List<BigDecimal> sorted(List<BigDecimal> values) {
        return values.stream().sorted().toList();
    }

    private static NaiveAggregate variance(List<BigDecimal> values) {
        BigDecimal mean = mean(values);
        BigDecimal squares =
                values.stream().map(value -> value.subtract(mean).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal variance = squares.divide(BigDecimal.valueOf(values.size() - 1), DIGITS);
        // The condition of the problem: how large the mean is beside the deviations.
        double spread = Math.sqrt(variance.doubleValue());
        double meanOfSquares = Math.sqrt(values.stream()
                .mapToDouble(value -> value.doubleValue() * value.doubleValue() / values.size())
                .sum());
        double error = EPSILON * values.size() * spread * meanOfSquares + squared(EPSILON * meanOfSquares);
        return rounded(variance, error);
    }

    private static double squared(double x) {
        return x * x;
    }

    private static NaiveAggregate stddev(NaiveAggregate variance) {
        BigDecimal root = variance.exact.sqrt(DIGITS);
        double relative = variance.tolerance / Math.max(variance.exact.doubleValue(), Double.MIN_NORMAL);
        double rounding =
                relative < 1 ? (relative + 4 * EPSILON) * root.doubleValue() : 2 * Math.sqrt(variance.tolerance);
        // The square of a distance that is smaller is no number any more.
        return new NaiveAggregate(root, rounding + 1e-150);
    }

    private static NaiveAggregate percentile(List<BigDecimal> values, String percent) {
        BigDecimal rank = new BigDecimal(percent).movePointLeft(2).multiply(BigDecimal.valueOf(values.size() - 1));
        int place = rank.intValue();
        BigDecimal below = sorted(values).get(place);
        BigDecimal above = sorted(values).get(Math.min(place + 1, values.size() - 1));
        BigDecimal exact = below.add(above.subtract(below).multiply(rank.subtract(BigDecimal.valueOf(place))));
        // The rank is a double itself.
        double width = above.subtract(below).doubleValue() * EPSILON * values.size();
        return rounded(exact, width + EPSILON * Math.max(abs(below), abs(above)));
    }

    private static double abs(BigDecimal value) {
        return Math.abs(value.doubleValue());
    }

    private static BigDecimal seconds(Rows rows) {
        return seconds(rows.list().get(0), rows.list().get(rows.count() - 1));
    }

    private static BigDecimal seconds(Rows.Row from, Rows.Row to) {
        return BigDecimal.valueOf(to.timeNs())
                .subtract(BigDecimal.valueOf(from.timeNs()))
                .divide(NS);
    }

    private static NaiveAggregate integral(Rows rows) {
        BigDecimal area = BigDecimal.ZERO;
        BigDecimal size = BigDecimal.ZERO;
        for (int i = 1; i < rows.count(); i++) {
            Rows.Row from = rows.list().get(i - 1);
            Rows.Row to = rows.list().get(i);
            BigDecimal a = new BigDecimal(from.value());
            BigDecimal b = new BigDecimal(to.value());
            BigDecimal halfSeconds = seconds(from, to).divide(BigDecimal.valueOf(2));
            area = area.add(a.add(b).multiply(halfSeconds));
            size = size.add(a.abs().add(b.abs()).multiply(halfSeconds));
        }
        double error = 4 * EPSILON * size.doubleValue() + rows.count() * Double.MIN_VALUE;
        return new NaiveAggregate(area, error + 4 * EPSILON * abs(area));
    }

    private static NaiveAggregate timeWeightedMean(Rows rows, List<BigDecimal> values) {
        BigDecimal seconds = seconds(rows);
        if (seconds.signum() == 0) {
            return exactly(values.get(values.size() - 1));
        }
        NaiveAggregate integral = integral(rows);
        BigDecimal mean = integral.exact.divide(seconds, DIGITS);
        return new NaiveAggregate(mean, 2 * integral.tolerance / seconds.doubleValue() + 4 * EPSILON * abs(mean));
    }

    private static int rises(Rows rows) {
        int rises = 0;
        Rows.@Nullable Row before = null;
        for (int i = 0; i < rows.count(); i++) {
            Rows.Row row = rows.list().get(i);
            if (i + 1 < rows.count() && rows.list().get(i + 1).timeNs() == row.timeNs()) {
                continue;
            }
            rises += before != null && row.value() > before.value() ? 1 : 0;
            before = row;
        }
        return rises;
    }

    /** Whether a result is as near as it should be. */
    boolean allows(double result) {
        return Double.isFinite(result)
                && new BigDecimal(result).subtract(exact).abs().compareTo(new BigDecimal(tolerance)) <= 0;
    }
}
