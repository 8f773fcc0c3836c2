package io.pitwall.rules.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heaps deep enough for whatever is taken out of their middle. */
class SlidingPercentileTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 12.5, 50, 95, 99.9, 100})
    void manyRowsGiveWhatSortingThemGives(double percent) {
        int span = 500;
        int rows = 10_000;
        Random random = new Random(42);
        long[] timesNs = new long[rows];
        double[] values = new double[rows];
        Percentile percentile = new Percentile(percent);
        SlidingPercentile sliding = new SlidingPercentile(percentile, span);
        int first = 0;
        for (int row = 0; row < rows; row++) {
            // Some gaps empty most of the window.
            timesNs[row] = (row == 0 ? 0 : timesNs[row - 1]) + (random.nextInt(1000) == 0 ? 400 : random.nextInt(3));
            values[row] = random.nextInt(3) == 0 ? random.nextInt(50) : random.nextGaussian() * 100;
            while (timesNs[first] <= timesNs[row] - span) {
                first++;
            }
            sliding.add(timesNs[row], values[row]);
            Accumulator sorted = new PercentileAccumulator(percentile);
            sorted.add(timesNs, values, first, row + 1);
            assertThat(Outcome.of(sliding)).as("row %s", row).isEqualTo(Outcome.of(sorted));
        }
    }
}
