package io.pitwall.rules.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SlidingAccumulatorPropertyTest {

    @Provide
    Arbitrary<Aggregate> aggregates() {
        return Arbitraries.of(EveryAggregate.list());
    }

    @Provide
    Arbitrary<Rows> anyRows() {
        return Rows.with(Rows.any()).map(Rows::inOrder);
    }

    @Provide
    Arbitrary<Rows> finiteRows() {
        return Rows.with(Rows.finite()).map(Rows::inOrder);
    }

    @Provide
    Arbitrary<Long> spans() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 200),
                Arbitraries.longs().between(1, 10_000_000_000L),
                Arbitraries.longs().between(1, Long.MAX_VALUE));
    }

    /** The rows up to one of them that are in the window which ends there. */
    private static Rows window(List<Rows.Row> added, long endNs, long spanNs) {
        return new Rows(added.stream()
                .filter(row -> endNs - row.timeNs() >= 0 && endNs - row.timeNs() < spanNs)
                .toList());
    }

    @Property(tries = 2000)
    void resultIsThatOfTheRowsInTheWindow(
            @ForAll("aggregates") Aggregate aggregate,
            @ForAll("finiteRows") Rows rows,
            @ForAll("spans") long spanNs,
            @ForAll Random random) {
        SlidingAccumulator sliding = aggregate.newSlidingAccumulator(spanNs);
        List<Rows.Row> added = new ArrayList<>();
        for (Rows.Row row : rows.list()) {
            if (random.nextInt(4) == 0) {
                sliding.advanceTo(row.timeNs());
            } else {
                sliding.add(row.timeNs(), row.value());
                added.add(row);
            }
            Rows window = window(added, row.timeNs(), spanNs);
            assertThat(sliding.isMissing()).isEqualTo(NaiveAggregate.isMissing(aggregate.id(), window));
            if (!sliding.isMissing()) {
                double result = sliding.result();
                assertThat(NaiveAggregate.of(aggregate.id(), window))
                        .matches(naive -> naive.allows(result), "allows " + result);
            }
        }
    }

    /** Whatever a run has seen before, and however often it was asked. */
    @Property(tries = 2000)
    void oneThatIsGivenOnlyTheRowsInTheWindowGoesOnWithTheSameBits(
            @ForAll("aggregates") Aggregate aggregate,
            @ForAll("anyRows") Rows rows,
            @ForAll("spans") long spanNs,
            @ForAll Random random) {
        SlidingAccumulator whole = aggregate.newSlidingAccumulator(spanNs);
        SlidingAccumulator restored = aggregate.newSlidingAccumulator(spanNs);
        List<Rows.Row> added = new ArrayList<>();
        long endNs = Long.MIN_VALUE;
        for (Rows.Row row : rows.list()) {
            if (random.nextInt(5) == 0) {
                restored = aggregate.newSlidingAccumulator(spanNs);
                for (Rows.Row held : window(added, endNs, spanNs).list()) {
                    restored.add(held.timeNs(), held.value());
                }
            }
            endNs = row.timeNs();
            if (random.nextInt(4) == 0) {
                whole.advanceTo(endNs);
                restored.advanceTo(endNs);
            } else {
                whole.add(endNs, row.value());
                restored.add(endNs, row.value());
                added.add(row);
            }
            assertThat(Outcome.of(restored)).isEqualTo(Outcome.of(whole));
        }
    }

    /** Where nothing is rounded it is the same number, whatever the values. */
    @Property(tries = 2000)
    void resultIsThatOfAnAccumulatorWhereNothingIsRounded(
            @ForAll("anyRows") Rows rows, @ForAll("spans") long spanNs, @ForAll Random random) {
        List<Aggregate> exact = EveryAggregate.list().stream()
                .filter(EveryAggregate::isExactInAnyOrder)
                .filter(aggregate -> !aggregate.id().startsWith("integral")
                        && !aggregate.id().startsWith("timeWeightedMean"))
                .toList();
        Aggregate aggregate = exact.get(random.nextInt(exact.size()));
        SlidingAccumulator sliding = aggregate.newSlidingAccumulator(spanNs);
        List<Rows.Row> added = new ArrayList<>();
        for (Rows.Row row : rows.list()) {
            sliding.add(row.timeNs(), row.value());
            added.add(row);
            assertThat(Outcome.of(sliding))
                    .isEqualTo(Outcome.of(window(added, row.timeNs(), spanNs).addedTo(aggregate.newAccumulator())));
        }
    }
}
