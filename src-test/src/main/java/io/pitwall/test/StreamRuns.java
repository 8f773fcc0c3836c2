package io.pitwall.test;

import io.pitwall.data.ParameterData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The rows of each stream between two steps that are not rows, written as other records. */
final class StreamRuns {

    private StreamRuns() {}

    /** Makes other records of the records of one stream. */
    interface Rewrite {
        List<ParameterData> of(List<ParameterData> records, Random random);
    }

    static List<Step> rewrite(List<Step> steps, Random random, Rewrite rewrite) {
        List<Step> rewritten = new ArrayList<>();
        Map<Step.Stream, List<ParameterData>> runs = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step instanceof Step.Data data) {
                runs.computeIfAbsent(data.stream(), stream -> new ArrayList<>()).add(data.rows());
            } else {
                release(runs, rewrite, random, rewritten);
                rewritten.add(step);
            }
        }
        release(runs, rewrite, random, rewritten);
        return rewritten;
    }

    /** In any order of the streams, and for each of them in its own. */
    private static void release(
            Map<Step.Stream, List<ParameterData>> runs, Rewrite rewrite, Random random, List<Step> to) {
        List<Deque<Step>> left = new ArrayList<>();
        runs.forEach((stream, records) -> {
            Deque<Step> steps = new ArrayDeque<>();
            rewrite.of(records, random).forEach(rows -> steps.add(new Step.Data(stream, rows)));
            left.add(steps);
        });
        runs.clear();
        while (!left.isEmpty()) {
            Deque<Step> next = left.get(random.nextInt(left.size()));
            to.add(next.remove());
            left.removeIf(Deque::isEmpty);
        }
    }

    static List<ParameterData> cutAnywhere(List<ParameterData> records, Random random) {
        ParameterData rows = ParameterData.concat(records);
        if (rows.isEmpty()) {
            return records;
        }
        int onceIn = 1 + random.nextInt(8);
        List<ParameterData> cut = new ArrayList<>();
        int from = 0;
        for (int row = 1; row <= rows.rowCount(); row++) {
            if (row == rows.rowCount() || random.nextInt(onceIn) == 0) {
                cut.add(rows.slice(from, row));
                from = row;
            }
        }
        return cut;
    }

    /** Each row is late by some part of the time, so that no row overtakes one that is further away. */
    static List<ParameterData> shuffleWithin(List<ParameterData> records, long withinNs, Random random) {
        ParameterData rows = ParameterData.concat(records);
        long[] arrivals = new long[rows.rowCount()];
        Arrays.setAll(arrivals, row -> rows.timeNs(row) + (long) (random.nextDouble() * withinNs));
        int[] order = IntStream.range(0, arrivals.length)
                .boxed()
                .sorted(Comparator.comparingLong(row -> arrivals[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        ParameterData shuffled = rows.pick(order);
        List<ParameterData> same = new ArrayList<>();
        int from = 0;
        for (ParameterData record : records) {
            same.add(shuffled.slice(from, from + record.rowCount()));
            from += record.rowCount();
        }
        return same;
    }
}
