package io.pitwall.rules.aggregate;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.custom;
import static io.pitwall.rules.aggregate.Aggregates.first;
import static io.pitwall.rules.aggregate.Aggregates.integral;
import static io.pitwall.rules.aggregate.Aggregates.last;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static io.pitwall.rules.aggregate.Aggregates.min;
import static io.pitwall.rules.aggregate.Aggregates.percentile;
import static io.pitwall.rules.aggregate.Aggregates.range;
import static io.pitwall.rules.aggregate.Aggregates.rate;
import static io.pitwall.rules.aggregate.Aggregates.stddev;
import static io.pitwall.rules.aggregate.Aggregates.sum;
import static io.pitwall.rules.aggregate.Aggregates.timeWeightedMean;
import static io.pitwall.rules.aggregate.Aggregates.variance;

import java.util.List;

/** One of each kind, of the parameter {@code x}. */
final class EveryAggregate {

    private EveryAggregate() {}

    static List<Aggregate> list() {
        return List.of(
                count(),
                count("x"),
                sum("x"),
                mean("x"),
                min("x"),
                max("x"),
                first("x"),
                last("x"),
                range("x"),
                stddev("x"),
                variance("x"),
                median("x"),
                percentile("x", 0),
                percentile("x", 12.5),
                percentile("x", 95),
                percentile("x", 100),
                rate("x"),
                integral("x"),
                timeWeightedMean("x"),
                custom("ups", "x", CountOfRises::new));
    }

    /** Whether no bit of the result depends on the order in which rows of different times arrived. */
    static boolean isExactInAnyOrder(Aggregate aggregate) {
        return !List.of("sum(x)", "mean(x)", "variance(x)", "stddev(x)").contains(aggregate.id());
    }

    static Aggregate withId(String id) {
        return list().stream()
                .filter(aggregate -> aggregate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no aggregate " + id));
    }
}
