package io.pitwall.cli.demo;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The latest latencies and their median. Not safe for use by several threads. */
final class LatencyWindow {

    private final long[] latenciesMs;
    private long count;

    LatencyWindow(int size) {
        latenciesMs = new long[size];
    }

    void add(long latencyMs) {
        latenciesMs[(int) (count++ % latenciesMs.length)] = latencyMs;
    }

    /** Empty when there are none; the mean of the two in the middle when their number is even. */
    OptionalDouble median() {
        int filled = (int) Math.min(count, latenciesMs.length);
        if (filled == 0) {
            return OptionalDouble.empty();
        }
        long[] sorted = Arrays.copyOf(latenciesMs, filled);
        Arrays.sort(sorted);
        return OptionalDouble.of((sorted[(filled - 1) / 2] + sorted[filled / 2]) / 2.0);
    }
}
