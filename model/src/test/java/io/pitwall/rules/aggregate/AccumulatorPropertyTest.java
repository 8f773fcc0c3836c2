package io.pitwall.rules.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AccumulatorPropertyTest {

    @Provide
    Arbitrary<Aggregate> aggregates() {
        return Arbitraries.of(EveryAggregate.list());
    }

    @Provide
    Arbitrary<Rows> anyRows() {
        return Rows.with(Rows.any());
    }

    @Provide
    Arbitrary<Rows> finiteRows() {
        return Rows.with(Rows.finite());
    }

    @Property(tries = 2000)
    void resultIsWhatTheDefinitionSays(@ForAll("aggregates") Aggregate aggregate, @ForAll("finiteRows") Rows rows) {
        assertIsDefined(aggregate, rows, rows.addedTo(aggregate.newAccumulator()));
    }

    private static void assertIsDefined(Aggregate aggregate, Rows rows, Accumulator accumulator) {
        assertThat(accumulator.isMissing()).isEqualTo(NaiveAggregate.isMissing(aggregate.id(), rows));
        if (!accumulator.isMissing()) {
            double result = accumulator.result();
            assertThat(NaiveAggregate.of(aggregate.id(), rows))
                    .matches(naive -> naive.allows(result), "allows " + result);
        }
    }

    @Property(tries = 2000)
    void anyCutGivesTheSameBits(
            @ForAll("aggregates") Aggregate aggregate, @ForAll("anyRows") Rows rows, @ForAll Random random) {
        assertThat(Outcome.of(rows.addedInPartsTo(aggregate.newAccumulator(), random)))
                .isEqualTo(Outcome.of(rows.addedTo(aggregate.newAccumulator())));
    }

    @Property(tries = 2000)
    void questionsInBetweenChangeNothing(
            @ForAll("aggregates") Aggregate aggregate, @ForAll("anyRows") Rows rows, @ForAll Random random) {
        Accumulator asked = aggregate.newAccumulator();
        for (int i = 0; i < rows.count(); i++) {
            rows.part(i, i + 1).addedTo(asked);
            if (random.nextInt(3) == 0) {
                assertThat(Outcome.of(asked))
                        .isEqualTo(Outcome.of(rows.part(0, i + 1).addedTo(aggregate.newAccumulator())));
            }
        }
        assertThat(Outcome.of(asked)).isEqualTo(Outcome.of(rows.addedTo(aggregate.newAccumulator())));
    }

    @Property(tries = 2000)
    void orderOfArrivalDoesNotMatter(
            @ForAll("aggregates") Aggregate aggregate, @ForAll("anyRows") Rows rows, @ForAll Random random) {
        Rows shuffled = rows.shuffled(random);
        if (EveryAggregate.isExactInAnyOrder(aggregate)) {
            assertThat(Outcome.of(shuffled.addedTo(aggregate.newAccumulator())))
                    .isEqualTo(Outcome.of(rows.addedTo(aggregate.newAccumulator())));
        } else if (rows.valueStream().allMatch(value -> Math.abs(value) <= 1e150)) {
            assertIsDefined(aggregate, rows, shuffled.addedTo(aggregate.newAccumulator()));
        }
    }

    @Property(tries = 2000)
    void mergedIsAsIfAddedBehind(
            @ForAll("aggregates") Aggregate aggregate, @ForAll("anyRows") Rows rows, @ForAll Random random) {
        int at = random.nextInt(rows.count() + 1);
        Accumulator merged = rows.part(0, at).addedTo(aggregate.newAccumulator());
        Accumulator behind = rows.part(at, rows.count()).addedTo(aggregate.newAccumulator());
        if (random.nextBoolean()) {
            // A question may put rows into another order.
            assertThat(behind.isMissing()).isEqualTo(behind.copy().isMissing());
        }
        merged.merge(behind);
        if (EveryAggregate.isExactInAnyOrder(aggregate)) {
            assertThat(Outcome.of(merged)).isEqualTo(Outcome.of(rows.addedTo(aggregate.newAccumulator())));
        } else if (rows.valueStream().allMatch(value -> Math.abs(value) <= 1e150)) {
            assertIsDefined(aggregate, rows, merged);
        }
    }

    @Property(tries = 2000)
    void whatIsWrittenGoesOnWithTheSameBits(
            @ForAll("aggregates") Aggregate aggregate, @ForAll("anyRows") Rows rows, @ForAll Random random)
            throws IOException {
        Accumulator whole = rows.addedTo(aggregate.newAccumulator());
        Accumulator restored = aggregate.newAccumulator();
        int from = 0;
        while (from < rows.count()) {
            int to = from + 1 + random.nextInt(rows.count() - from);
            rows.part(from, to).addedTo(restored);
            if (random.nextBoolean()) {
                assertThat(restored.isMissing()).isEqualTo(NaiveAggregate.isMissing(aggregate.id(), rows.part(0, to)));
            }
            restored = readBack(aggregate, restored);
            from = to;
        }
        assertThat(Outcome.of(restored)).isEqualTo(Outcome.of(whole));
    }

    private static Accumulator readBack(Aggregate aggregate, Accumulator written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.write(new DataOutputStream(bytes));
        bytes.write(99);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
        Accumulator read = aggregate.newAccumulator();
        read.read(new DataInputStream(in));
        assertThat(in.read()).as("what stands behind it is not read").isEqualTo(99);
        return read;
    }

    @Property(tries = 2000)
    void copyKnowsNothingOfTheOther(
            @ForAll("aggregates") Aggregate aggregate, @ForAll("anyRows") Rows rows, @ForAll Random random) {
        int at = random.nextInt(rows.count() + 1);
        Accumulator original = rows.part(0, at).addedTo(aggregate.newAccumulator());
        Accumulator copy = original.copy();
        rows.part(at, rows.count()).addedTo(original);
        assertThat(Outcome.of(copy)).isEqualTo(Outcome.of(rows.part(0, at).addedTo(aggregate.newAccumulator())));
        rows.part(at, rows.count()).addedTo(copy);
        assertThat(Outcome.of(copy)).isEqualTo(Outcome.of(rows.addedTo(aggregate.newAccumulator())));
        assertThat(Outcome.of(original)).isEqualTo(Outcome.of(copy));
    }
}
