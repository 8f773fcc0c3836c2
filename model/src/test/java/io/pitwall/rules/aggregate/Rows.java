package io.pitwall.rules.aggregate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Times and values, in order of arrival. */
record Rows(List<Row> list) {

    record Row(long timeNs, double value) {}

    private record Step(long ns, double value) {}

    /** Times mostly forward, with equal, late and far ones among them; any values, or only such as can be computed with. */
    static Arbitrary<Rows> with(Arbitrary<Double> values) {
        Arbitrary<Long> steps = Arbitraries.frequencyOf(
                Tuple.of(16, Arbitraries.longs().between(0, 15)),
                Tuple.of(4, Arbitraries.longs().between(-30, 60)),
                Tuple.of(2, Arbitraries.longs().between(-3_000_000_000L, 3_000_000_000L)),
                Tuple.of(1, Arbitraries.longs()));
        return Combinators.combine(steps, values)
                .as(Step::new)
                .list()
                .ofMaxSize(80)
                .map(Rows::after);
    }

    private static Rows after(List<Step> steps) {
        List<Row> rows = new ArrayList<>();
        long timeNs = 0;
        for (Step step : steps) {
            timeNs += step.ns;
            rows.add(new Row(timeNs, step.value));
        }
        return new Rows(rows);
    }

    static Arbitrary<Double> finite() {
        Arbitrary<Double> nearOneNumber = Arbitraries.doubles().between(-1, 1).map(value -> 1e9 + value);
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-3, 3).map(Integer::doubleValue),
                Arbitraries.doubles().between(-1e3, 1e3),
                nearOneNumber,
                Arbitraries.doubles().between(-1e150, 1e150),
                Arbitraries.of(-0.0, Double.MIN_VALUE, -1e100, 1e100));
    }

    static Arbitrary<Double> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, finite()),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                Double.NaN,
                                Double.longBitsToDouble(0xFFF8_0000_0000_1234L),
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                Double.MAX_VALUE,
                                -Double.MAX_VALUE)));
    }

    int count() {
        return list.size();
    }

    long[] timesNs() {
        return list.stream().mapToLong(Row::timeNs).toArray();
    }

    double[] values() {
        return list.stream().mapToDouble(Row::value).toArray();
    }

    DoubleStream valueStream() {
        return list.stream().mapToDouble(Row::value);
    }

    LongStream timeStream() {
        return list.stream().mapToLong(Row::timeNs);
    }

    /** In order of time, rows of equal time in order of arrival. */
    Rows inOrder() {
        return new Rows(
                list.stream().sorted(Comparator.comparingLong(Row::timeNs)).toList());
    }

    /** In any order but for rows of equal time, which keep theirs. */
    Rows shuffled(Random random) {
        List<Row> left = new ArrayList<>(list);
        List<Row> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            long timeNs = left.get(random.nextInt(left.size())).timeNs;
            Row earliest = left.stream()
                    .filter(row -> row.timeNs == timeNs)
                    .findFirst()
                    .orElseThrow();
            shuffled.add(earliest);
            left.remove(earliest);
        }
        return new Rows(shuffled);
    }

    Rows part(int from, int to) {
        return new Rows(list.subList(from, to));
    }

    Accumulator addedTo(Accumulator accumulator) {
        accumulator.add(timesNs(), values(), 0, count());
        return accumulator;
    }

    /** In calls of any length, some of them empty, out of arrays that hold other rows too. */
    Accumulator addedInPartsTo(Accumulator accumulator, Random random) {
        int from = 0;
        while (from < count()) {
            int to = from + random.nextInt(Math.min(count() - from, 20) + 1);
            accumulator.add(timesNs(), values(), from, to);
            from = to;
        }
        return accumulator;
    }
}
