package io.pitwall.rules.aggregate;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * The aggregates there are, to be imported statically.
 *
 * <pre>{@code
 * import static io.pitwall.rules.aggregate.Aggregates.*;
 *
 * mean("Speed").as("AvgSpeed"), max("Brake"), count().as("Rows"), percentile("Speed", 95)
 * }</pre>
 *
 * <p>Aggregates take the cells that are numbers. Text and bytes are only counted, by {@link #count(String)}; where another
 * aggregate reads their parameter they are left out, which metrics and the log say.
 *
 * <p>Rows whose cell is missing do not count. NaN is a value and makes every result NaN, but for counts, and for first and last
 * (and rate, integral and time-weighted mean) where it is not theirs to look at. Without a row that counts the cell of the
 * result is missing, but for counts, which say 0. All names of parameters must have at least one character, else
 * {@link IllegalArgumentException}.
 *
 * <p>Sums are computed as if with twice the digits of a double and rounded at the end, so that the order of arrival shows in
 * their last bit at most, unless values cancel each other by more than 15 digits. One that exceeds the largest double on its
 * way is infinite, as plain addition has it.
 */
public final class Aggregates {

    private Aggregates() {}

    /**
     * How many rows there are, whatever they hold: column {@code count}. 0 without rows.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters().window(Windowing.named("row-counts").tumbling(ofMillis(100)))
     *         .aggregate(count()).to("row-counts");
     * }</pre>
     */
    public static Aggregate count() {
        return new Aggregate("count()", null, "count", new FoldFunction(CountFold.COUNT, false));
    }

    /**
     * How many rows have a value, be it a number, text or bytes: column {@code Speed_count}. 0 without rows.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters().window(Windowing.named("speed-counts").tumbling(ofMillis(100)))
     *         .aggregate(count("Speed")).to("speed-counts");
     * }</pre>
     */
    public static Aggregate count(String parameter) {
        return anyOrder("count", parameter, CountFold.COUNT);
    }

    /**
     * The sum of the values: column {@code Speed_sum}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("sums").tumbling(ofMillis(100)))
     *         .aggregate(sum("Speed")).to("speed-sums");
     * }</pre>
     */
    public static Aggregate sum(String parameter) {
        return anyOrder("sum", parameter, SumFold.SUM);
    }

    /**
     * The {@link #sum} of the values divided by their number: column {@code Speed_mean}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("means").tumbling(ofMillis(100)))
     *         .aggregate(mean("Speed")).to("speed-means");
     * }</pre>
     */
    public static Aggregate mean(String parameter) {
        return anyOrder("mean", parameter, SumFold.MEAN);
    }

    /**
     * The smallest value: column {@code Speed_min}. -0.0 is less than 0.0.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("minima").tumbling(ofMillis(100)))
     *         .aggregate(min("Speed")).to("speed-minima");
     * }</pre>
     */
    public static Aggregate min(String parameter) {
        return anyOrder("min", parameter, MinFold.MIN);
    }

    /**
     * The largest value: column {@code Speed_max}. 0.0 is more than -0.0.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("maxima").tumbling(ofMillis(100)))
     *         .aggregate(max("Speed")).to("speed-maxima");
     * }</pre>
     */
    public static Aggregate max(String parameter) {
        return anyOrder("max", parameter, MaxFold.MAX);
    }

    /**
     * The value of the earliest row, of several the one that arrived first: column {@code Speed_first}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("firsts").tumbling(ofMillis(100)))
     *         .aggregate(first("Speed")).to("first-speeds");
     * }</pre>
     */
    public static Aggregate first(String parameter) {
        return anyOrder("first", parameter, EndsFold.FIRST);
    }

    /**
     * The value of the latest row, of several the one that arrived last: column {@code Speed_last}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("lasts").tumbling(ofMillis(100)))
     *         .aggregate(last("Speed")).to("last-speeds");
     * }</pre>
     */
    public static Aggregate last(String parameter) {
        return anyOrder("last", parameter, EndsFold.LAST);
    }

    /**
     * The largest value less the smallest: column {@code Speed_range}. 0 with one row, NaN with one that is infinite.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("ranges").tumbling(ofMillis(100)))
     *         .aggregate(range("Speed")).to("speed-ranges");
     * }</pre>
     */
    public static Aggregate range(String parameter) {
        return anyOrder("range", parameter, RangeFold.RANGE);
    }

    /**
     * The square root of {@link #variance}: column {@code Speed_stddev}. Missing with less than two rows, NaN with an infinite
     * value.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("deviations").tumbling(ofMillis(100)))
     *         .aggregate(stddev("Speed")).to("speed-deviations");
     * }</pre>
     */
    public static Aggregate stddev(String parameter) {
        return anyOrder("stddev", parameter, VarianceFold.STDDEV);
    }

    /**
     * The variance of a sample, the sum of the squared distances from the mean divided by the number of rows less one: column
     * {@code Speed_variance}. Missing with less than two rows, NaN with an infinite value.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("variances").tumbling(ofMillis(100)))
     *         .aggregate(variance("Speed")).to("speed-variances");
     * }</pre>
     *
     * <p>The order of arrival may change the last few bits. Methods: Welford (1962), Chan, Golub, LeVeque (1979).
     */
    public static Aggregate variance(String parameter) {
        return anyOrder("variance", parameter, VarianceFold.VARIANCE);
    }

    /**
     * The 50th {@link #percentile}, exact: column {@code Speed_median}. Holds the values.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("medians").tumbling(ofMillis(100)))
     *         .aggregate(median("Speed")).to("speed-medians");
     * }</pre>
     */
    public static Aggregate median(String parameter) {
        return named("median", parameter, new PercentileFunction(new Percentile(50)));
    }

    /**
     * The value below which so many percent of the values lie, exact, interpolated linearly between the two nearest (type 7, as
     * NumPy and pandas do it): column {@code Speed_p95}. Holds the values.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("quartiles").tumbling(ofMillis(100)))
     *         .aggregate(percentile("Speed", 75)).to("speed-quartiles");
     * }</pre>
     *
     * @param percent from 0, the smallest value, to 100, the largest; 99.9 makes the column {@code Speed_p99.9}
     * @throws IllegalArgumentException if the percent are not in that range
     */
    public static Aggregate percentile(String parameter, double percent) {
        Percentile percentile = new Percentile(percent);
        return new Aggregate(
                "percentile(" + checked(parameter) + ", " + percentile.text() + ")",
                parameter,
                parameter + "_p" + percentile.text(),
                new PercentileFunction(percentile));
    }

    /**
     * The last value less the first, divided by the seconds between them: column {@code Speed_rate}. Missing unless there are
     * rows of two times. Which rows are first and last is as for {@link #first} and {@link #last}.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("rates").tumbling(ofMillis(100)))
     *         .aggregate(rate("Speed")).to("speed-rates");
     * }</pre>
     */
    public static Aggregate rate(String parameter) {
        return anyOrder("rate", parameter, EndsFold.RATE);
    }

    /**
     * The area under the straight lines from each row to the next (trapezoids), over seconds: column {@code Speed_integral}. A
     * speed in m/s gives metres. 0 with rows of one time only. Holds times and values.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("areas").tumbling(ofMillis(100)))
     *         .aggregate(integral("Speed")).to("speed-areas");
     * }</pre>
     *
     * <p>It reaches from the first to the last row of the window, not to the window's bounds: what lies between the last row
     * of one window and the first of the next is in neither. Of rows of equal time the line ends at the one that arrived first
     * and goes on from the one that arrived last.
     */
    public static Aggregate integral(String parameter) {
        return named("integral", parameter, new FoldFunction(IntegralFold.INTEGRAL, true));
    }

    /**
     * The {@link #integral} divided by the seconds from the first to the last row, the mean that does not depend on how often
     * a value was measured: column {@code Speed_timeWeightedMean}. With rows of one time only it is the value that arrived
     * last. Holds times and values.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("levels").tumbling(ofMillis(100)))
     *         .aggregate(timeWeightedMean("Speed")).to("speed-levels");
     * }</pre>
     */
    public static Aggregate timeWeightedMean(String parameter) {
        return named("timeWeightedMean", parameter, new FoldFunction(IntegralFold.TIME_WEIGHTED_MEAN, true));
    }

    /**
     * An aggregate of one's own: column {@code Speed_name}. In a sliding window a result is computed anew from all rows of the
     * window.
     *
     * <pre>{@code
     * telemetry.topic("car-data").parameters("Speed").window(Windowing.named("above-300").tumbling(ofMillis(100)))
     *         .aggregate(custom("above300", "Speed", () -> new CountAbove(300))).to("rows-above-300");
     * }</pre>
     *
     * @param name what it is called, also in what is stored: after a change that cannot read the state of before it needs
     *     another name
     * @param accumulators makes a new accumulator each time; it must keep to all that {@link Accumulator} says
     * @throws IllegalArgumentException if the name is empty or contains a bracket
     */
    public static Aggregate custom(String name, String parameter, Supplier<? extends Accumulator> accumulators) {
        if (requireNonNull(name, "name").isEmpty() || name.indexOf('(') >= 0) {
            throw new IllegalArgumentException(
                    "a custom aggregate must have a name without a bracket, not \"" + name + "\"");
        }
        requireNonNull(accumulators, "accumulators");
        return new Aggregate(
                "custom:" + name + "(" + checked(parameter) + ")",
                parameter,
                parameter + "_" + name,
                new CustomFunction(name, accumulators));
    }

    private static Aggregate anyOrder(String name, String parameter, Fold fold) {
        return named(name, parameter, new FoldFunction(fold, false));
    }

    private static Aggregate named(String name, String parameter, AggregateFunction function) {
        return new Aggregate(name + "(" + checked(parameter) + ")", parameter, parameter + "_" + name, function);
    }

    private static String checked(String parameter) {
        if (requireNonNull(parameter, "parameter").isEmpty()) {
            throw new IllegalArgumentException("the parameter of an aggregate must have a name, but it is empty");
        }
        return parameter;
    }
}
