package io.pitwall.rules.window;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.first;
import static io.pitwall.rules.aggregate.Aggregates.last;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static io.pitwall.rules.aggregate.Aggregates.percentile;
import static io.pitwall.rules.aggregate.Aggregates.sum;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Arbitrary windows and streams.
 *
 * @param kind 0 aligned, 1 sliding, 2 session, 3 count
 * @param size in ns or rows
 * @param step of aligned and count windows
 * @param keepFor 0 if late rows are dropped
 * @param ahead how far after time 0 a row may be; below 0 for any time
 */
record WindowModel(
        int kind,
        int size,
        int step,
        boolean grouped,
        int grace,
        int keepFor,
        boolean onUpdate,
        boolean atEnd,
        int ahead) {

    static final int ALIGNED = 0;
    static final int SLIDING = 1;
    static final int SESSION = 2;
    static final int COUNT = 3;

    static Arbitrary<WindowModel> any() {
        Arbitrary<Integer> small = Arbitraries.of(0, 0, 5, 30);
        return Combinators.combine(
                        Arbitraries.of(ALIGNED, ALIGNED, SLIDING, SESSION, COUNT),
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.of(true, false),
                        small,
                        small,
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(-1, -1, 120))
                .as((kind, size, step, grouped, grace, keepFor, onUpdate, ahead) -> new WindowModel(
                        kind,
                        size,
                        kind == ALIGNED || kind == COUNT ? 1 + (step % size) : 0,
                        grouped,
                        kind == COUNT ? 0 : grace,
                        kind == ALIGNED ? keepFor : 0,
                        kind != SLIDING && onUpdate,
                        kind != SLIDING && grouped.equals(onUpdate),
                        kind == COUNT ? -1 : ahead));
    }

    Windowing windowing() {
        NamedWindowing named = Windowing.named("test");
        Windowing windowing =
                switch (kind) {
                    case ALIGNED ->
                        step == size
                                ? named.tumbling(Duration.ofNanos(size))
                                : named.hopping(Duration.ofNanos(size), Duration.ofNanos(step));
                    case SLIDING -> named.sliding(Duration.ofNanos(size));
                    case SESSION -> named.session(Duration.ofNanos(size));
                    default -> named.count(size, step);
                };
        windowing = grouped ? windowing.groupedByTag("L") : windowing;
        windowing = grace > 0 ? windowing.grace(Duration.ofNanos(grace)) : windowing;
        windowing = keepFor > 0 ? windowing.late(Late.revise(Duration.ofNanos(keepFor))) : windowing;
        windowing = onUpdate ? windowing.onUpdate() : windowing;
        windowing = atEnd ? windowing.stampedAtEnd() : windowing;
        return ahead >= 0 ? windowing.maxAhead(Duration.ofNanos(ahead)) : windowing;
    }

    WindowQuery query() {
        return new WindowQuery(
                windowing(),
                List.of(
                        count().as("rows"),
                        count("A").as("count"),
                        sum("A").as("sum"),
                        first("A").as("first"),
                        last("A").as("last"),
                        max("B").as("max"),
                        median("A").as("median"),
                        percentile("B", 100).as("top")));
    }

    private record Step(int ns, Optional<Integer> a, Optional<Integer> b, int lap) {}

    /** Steps mostly forward, with repeated, late and far times among them, before and after 1970. */
    static Arbitrary<ParameterData> streams() {
        Arbitrary<Integer> steps = Arbitraries.frequencyOf(
                Tuple.of(16, Arbitraries.integers().between(0, 6)),
                Tuple.of(4, Arbitraries.integers().between(-40, 40)),
                Tuple.of(1, Arbitraries.integers().between(-150, 150)));
        Arbitrary<Integer> values = Arbitraries.integers().between(-9, 9);
        return Combinators.combine(
                        steps,
                        values.optional(0.8),
                        values.optional(0.4),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMaxSize(60)
                .flatMap(list -> Arbitraries.of(-100, 0, 60).map(start -> rows(start, list)));
    }

    private static ParameterData rows(int start, List<Step> steps) {
        ParameterDataBuilder rows = ParameterData.builder();
        long timeNs = start;
        for (Step step : steps) {
            timeNs += step.ns;
            rows.row(timeNs);
            step.a.ifPresent(a -> rows.put("A", a));
            step.b.ifPresent(b -> rows.put("B", b));
            if (step.lap > 0) {
                rows.tag("L", Integer.toString(step.lap));
            }
        }
        return rows.build();
    }

    /** The stream as records of a few rows, some without the columns that are empty. */
    static List<ParameterData> cut(ParameterData data, Random random) {
        List<ParameterData> records = new ArrayList<>();
        int longest = 1 + random.nextInt(20);
        for (int from = 0; from < data.rowCount(); ) {
            int to = Math.min(data.rowCount(), from + random.nextInt(longest + 1));
            ParameterData record = data.slice(from, to);
            records.add(random.nextBoolean() ? record.withoutEmptyColumns() : record);
            from = to;
        }
        return records;
    }
}
