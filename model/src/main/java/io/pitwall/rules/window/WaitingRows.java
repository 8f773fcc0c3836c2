package io.pitwall.rules.window;

import java.util.Arrays;

/** Rows that wait until the clock has come to them: in order of time, those of equal time in order of arrival. */
final class WaitingRows {

    private long[] timesNs = new long[16];
    private RowBatch[] batches = new RowBatch[16];
    private int[] rows = new int[16];
    private int first;
    private int end;

    void add(RowBatch batch, int row) {
        if (end == timesNs.length) {
            makeRoom();
        }
        long timeNs = batch.timeNs(row);
        int at = end;
        while (at > first && timesNs[at - 1] > timeNs) {
            at--;
        }
        System.arraycopy(timesNs, at, timesNs, at + 1, end - at);
        System.arraycopy(batches, at, batches, at + 1, end - at);
        System.arraycopy(rows, at, rows, at + 1, end - at);
        timesNs[at] = timeNs;
        batches[at] = batch;
        rows[at] = row;
        end++;
    }

    private void makeRoom() {
        int count = size();
        int capacity = first > count ? timesNs.length : 2 * timesNs.length;
        int to = first + capacity;
        timesNs = Arrays.copyOfRange(timesNs, first, to);
        batches = Arrays.copyOfRange(batches, first, to);
        rows = Arrays.copyOfRange(rows, first, to);
        first = 0;
        end = count;
    }

    boolean isEmpty() {
        return first == end;
    }

    int size() {
        return end - first;
    }

    long firstTimeNs() {
        return timesNs[first];
    }

    long lastTimeNs() {
        return timesNs[end - 1];
    }

    RowBatch firstBatch() {
        return batches[first];
    }

    int firstRow() {
        return rows[first];
    }

    @SuppressWarnings("NullAway") // slots outside first..end are never read
    void removeFirst() {
        batches[first] = null;
        first++;
        if (first == end) {
            first = 0;
            end = 0;
        }
    }
}
