package io.pitwall.rules.aggregate;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.custom;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static io.pitwall.rules.aggregate.Aggregates.min;
import static io.pitwall.rules.aggregate.Aggregates.percentile;
import static io.pitwall.rules.aggregate.Aggregates.stddev;
import static io.pitwall.rules.aggregate.Aggregates.sum;
import static io.pitwall.rules.aggregate.Aggregates.timeWeightedMean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AggregateTest {

    @Test
    void columnsAreNamedAfterParameterAndAggregateUnlessSaidOtherwise() {
        assertThat(mean("Speed").column()).isEqualTo("Speed_mean");
        assertThat(mean("Speed").as("AvgSpeed").column()).isEqualTo("AvgSpeed");
        assertThat(count().column()).isEqualTo("count");
        assertThat(count("Speed").column()).isEqualTo("Speed_count");
        assertThat(median("Speed").column()).isEqualTo("Speed_median");
        assertThat(percentile("Speed", 95).column()).isEqualTo("Speed_p95");
        assertThat(percentile("Speed", 99.9).column()).isEqualTo("Speed_p99.9");
        assertThat(percentile("Speed", 100).column()).isEqualTo("Speed_p100");
        assertThat(custom("ups", "Speed", CountOfRises::new).column()).isEqualTo("Speed_ups");
    }

    @Test
    void idsSayWhatIsComputedOfWhatAndNotHowItIsCalled() {
        assertThat(mean("Speed").as("AvgSpeed").id()).isEqualTo("mean(Speed)");
        assertThat(count().id()).isEqualTo("count()");
        assertThat(percentile("Speed", 50.0).id()).isEqualTo("percentile(Speed, 50)");
        assertThat(custom("mean", "Speed", CountOfRises::new).id()).isEqualTo("custom:mean(Speed)");
        assertThat(EveryAggregate.list()).extracting(Aggregate::id).doesNotHaveDuplicates();
        assertThat(EveryAggregate.list()).extracting(Aggregate::column).doesNotHaveDuplicates();
        assertThat(max("Brake").as("Hardest")).hasToString("max(Brake) as Hardest");
    }

    @Test
    void onlyCountOfRowsHasNoParameter() {
        assertThat(EveryAggregate.list())
                .filteredOn(aggregate -> aggregate.parameter() == null)
                .extracting(Aggregate::id)
                .containsExactly("count()");
        assertThat(mean("Speed").as("AvgSpeed").parameter()).isEqualTo("Speed");
    }

    @Test
    void countOfRowsDoesNotLookAtValues() {
        Accumulator accumulator = count().newAccumulator();
        accumulator.add(new long[5], new double[0], 1, 4);
        assertThat(accumulator.result()).isEqualTo(3);
    }

    @Test
    void thoseThatHoldRowsSaySoAndWeighMoreWithEachRow() {
        assertThat(EveryAggregate.list())
                .filteredOn(Aggregate::holdsRows)
                .extracting(Aggregate::id)
                .containsExactly(
                        "median(x)",
                        "percentile(x, 0)",
                        "percentile(x, 12.5)",
                        "percentile(x, 95)",
                        "percentile(x, 100)",
                        "integral(x)",
                        "timeWeightedMean(x)");
        for (Aggregate aggregate : EveryAggregate.list()) {
            if (aggregate.id().startsWith("custom:")) {
                continue;
            }
            Accumulator accumulator = aggregate.newAccumulator();
            accumulator.add(new long[10], new double[10], 0, 10);
            long weightBytes = accumulator.weightBytes();
            accumulator.add(new long[1000], new double[1000], 0, 1000);
            if (aggregate.holdsRows()) {
                assertThat(accumulator.weightBytes()).as(aggregate.id()).isGreaterThan(weightBytes + 7000);
            } else {
                assertThat(accumulator.weightBytes()).as(aggregate.id()).isEqualTo(weightBytes);
            }
        }
    }

    @Test
    void namesMustNotBeEmpty() {
        assertThatThrownBy(() -> sum(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the parameter of an aggregate must have a name, but it is empty");
        assertThatThrownBy(() -> min("Speed").as(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the column of min(Speed) must have a name, but it is empty");
        assertThatThrownBy(() -> custom("", "Speed", CountOfRises::new))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a custom aggregate must have a name without a bracket, not \"\"");
        assertThatThrownBy(() -> custom("a(b)", "Speed", CountOfRises::new))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a custom aggregate must have a name without a bracket, not \"a(b)\"");
    }

    @Test
    void percentilesAreOfAHundred() {
        for (double percent : new double[] {-0.1, 100.1, Double.NaN}) {
            assertThatThrownBy(() -> percentile("Speed", percent))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a percentile must be from 0 to 100, not " + percent);
        }
    }

    @Test
    void slidingWindowsHaveALength() {
        assertThatThrownBy(() -> sum("Speed").newSlidingAccumulator(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sliding window must span at least 1 ns, not 0");
    }

    @Test
    void slidingWindowsDoNotGoBack() {
        for (Aggregate aggregate : EveryAggregate.list()) {
            SlidingAccumulator sliding = aggregate.newSlidingAccumulator(10);
            sliding.add(5, 1);
            assertThatThrownBy(() -> sliding.add(4, 1))
                    .as(aggregate.id())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rows of a sliding window must come in order of time, but 4 ns comes behind 5 ns");
            assertThatThrownBy(() -> sliding.advanceTo(4)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void onlyTheSameMerges() {
        Accumulator mean = mean("Speed").newAccumulator();
        assertThatThrownBy(() -> mean.merge(sum("Speed").newAccumulator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot merge SUM of a window into MEAN of a window");
        assertThatThrownBy(() -> median("Speed").newAccumulator().merge(mean))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timeWeightedMean("Speed").newAccumulator().merge(mean))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> percentile("Speed", 95)
                        .newAccumulator()
                        .merge(percentile("Speed", 96).newAccumulator()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stddev("Speed").newAccumulator().merge(new CountOfRises()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @SuppressWarnings("NullAway") // A user may give null where the compiler does not look.
    void aSupplierOfNothingIsNamed() {
        assertThatThrownBy(() -> custom("ups", "Speed", () -> null).newAccumulator())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the supplier of the custom aggregate ups gave null; it must give a new accumulator each time");
    }
}
