package io.pitwall.rules.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row costs in a sliding window, in steps and bytes, however many rows the window holds. */
class SlidingCostTest {

    /** A sum that counts how often it is asked to do something. */
    private static final class CountedFold implements Fold {

        private int added;
        private int merged;

        @Override
        public int words() {
            return SumFold.SUM.words();
        }

        @Override
        public void clear(long[] state, int at) {
            SumFold.SUM.clear(state, at);
        }

        @Override
        public void add(long[] state, int at, long[] timesNs, double[] values, int from, int to) {
            added += to - from;
            SumFold.SUM.add(state, at, timesNs, values, from, to);
        }

        @Override
        public void merge(long[] state, int at, long[] later, int laterAt) {
            merged++;
            SumFold.SUM.merge(state, at, later, laterAt);
        }

        @Override
        public double result(long[] state, int at) {
            return SumFold.SUM.result(state, at);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000, 10_000})
    void aRowIsAddedTwiceAndMergedTwiceAtMost(int spanNs) {
        CountedFold fold = new CountedFold();
        SlidingFold sliding = new SlidingFold(fold, spanNs);
        int rows = 30_000;
        for (int row = 0; row < rows; row++) {
            sliding.add(row, 1);
            assertThat(sliding.result()).isEqualTo(Math.min(row + 1, spanNs));
        }
        assertThat(fold.added).isBetween(rows, 2 * rows);
        assertThat(fold.merged).isLessThanOrEqualTo(2 * rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(x)", "max(x)", "variance(x)", "last(x)", "integral(x)", "percentile(x, 95)"})
    void noRowAllocates(String id) {
        SlidingAccumulator sliding = EveryAggregate.withId(id).newSlidingAccumulator(1_000);
        double results = run(sliding, 0, 20_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        results += run(sliding, 20_000, 220_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(results).isNotZero();
        assertThat(bytes).as("bytes for 200,000 rows").isLessThan(20_000);
    }

    private static double run(SlidingAccumulator sliding, int from, int to) {
        double results = 0;
        for (int row = from; row < to; row++) {
            sliding.add(row, 1 + row % 7);
            results += sliding.result();
        }
        return results;
    }

    @Test
    void arraysOfABurstAreLetGo() {
        SlidingAccumulator sliding = EveryAggregate.withId("variance(x)").newSlidingAccumulator(10_000);
        run(sliding, 0, 30_000);
        long full = sliding.weightBytes();
        for (long timeNs = 30_000; timeNs < 100_000; timeNs += 1_000) {
            sliding.add(timeNs, 1);
        }
        assertThat(full).isGreaterThan(10_000 * 5 * Long.BYTES);
        assertThat(sliding.weightBytes()).isLessThan(full / 2);
    }
}
