package io.pitwall.rules.aggregate;

/** Sorts rows by time, rows of equal time left in their order: merge sort, which only looks at what is in order already. */
final class TimeOrder {

    private static final int FEW = 12;

    private final long[] timesNs;
    private final double[] values;
    private final long[] leftTimesNs;
    private final double[] leftValues;

    private TimeOrder(long[] timesNs, double[] values, int count) {
        this.timesNs = timesNs;
        this.values = values;
        this.leftTimesNs = new long[(count + 1) / 2];
        this.leftValues = new double[(count + 1) / 2];
    }

    static void sort(RowArrays rows) {
        new TimeOrder(rows.timesNs(), rows.values(), rows.count()).sort(0, rows.count());
    }

    private void sort(int from, int to) {
        if (to - from <= FEW) {
            insertEach(from, to);
            return;
        }
        int middle = from + (to - from + 1) / 2;
        sort(from, middle);
        sort(middle, to);
        if (timesNs[middle - 1] > timesNs[middle]) {
            merge(from, middle, to);
        }
    }

    private void insertEach(int from, int to) {
        for (int row = from + 1; row < to; row++) {
            long timeNs = timesNs[row];
            double value = values[row];
            int at = row;
            while (at > from && timesNs[at - 1] > timeNs) {
                timesNs[at] = timesNs[at - 1];
                values[at] = values[at - 1];
                at--;
            }
            timesNs[at] = timeNs;
            values[at] = value;
        }
    }

    private void merge(int from, int middle, int to) {
        int leftCount = middle - from;
        System.arraycopy(timesNs, from, leftTimesNs, 0, leftCount);
        System.arraycopy(values, from, leftValues, 0, leftCount);
        int left = 0;
        int right = middle;
        int at = from;
        while (left < leftCount) {
            // Of equal times those on the left came first.
            if (right < to && timesNs[right] < leftTimesNs[left]) {
                timesNs[at] = timesNs[right];
                values[at++] = values[right++];
            } else {
                timesNs[at] = leftTimesNs[left];
                values[at++] = leftValues[left++];
            }
        }
    }
}
