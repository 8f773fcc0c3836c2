package io.pitwall.state;

import io.pitwall.rules.window.StreamWindows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The segments that are stored of the rows of a stream's windows, in order, and those that are deleted. */
final class WindowSegments {

    private static final long BYTES_EACH = 28;

    private long[] slots = new long[4];
    private long[] firstRows = new long[4];
    private int[] rowCounts = new int[4];
    private long[] latestNs = new long[4];
    private int count;
    private long nextSlot = 1;

    /** Slots whose deletion may not be written yet. */
    private long[] dropped = {};

    int count() {
        return count;
    }

    long weightBytes() {
        return BYTES_EACH * slots.length + (long) Long.BYTES * dropped.length;
    }

    /** The slot for the next segment: behind all that were ever used and may still be there. */
    long nextSlot(StoredEntries stored) {
        nextSlot = Math.max(nextSlot, stored.firstFreeSlot());
        return nextSlot;
    }

    /** Notes a segment; what it holds that is not later than a time may be of no use to windows that slide. */
    void add(long slot, long firstRow, int rowCount, long latestRowNs) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
            firstRows = Arrays.copyOf(firstRows, 2 * count);
            rowCounts = Arrays.copyOf(rowCounts, 2 * count);
            latestNs = Arrays.copyOf(latestNs, 2 * count);
        }
        slots[count] = slot;
        firstRows[count] = firstRow;
        rowCounts[count] = rowCount;
        latestNs[count] = latestRowNs;
        count++;
        nextSlot = Math.max(nextSlot, slot + 1);
    }

    /** Notes slots that were deleted, and may be there again after a crash. */
    void addDropped(long[] more) {
        int length = dropped.length;
        dropped = Arrays.copyOf(dropped, length + more.length);
        System.arraycopy(more, 0, dropped, length, more.length);
        for (long slot : more) {
            nextSlot = Math.max(nextSlot, slot + 1);
        }
    }

    /** Deletes what windows need no more, and what is left of earlier deletions. */
    void dropUnneeded(StreamWindows windows, StoredEntries stored) {
        boolean[] isNeeded = needed(windows);
        long[] unneeded = new long[count];
        int unneededCount = 0;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (isNeeded[i]) {
                slots[kept] = slots[i];
                firstRows[kept] = firstRows[i];
                rowCounts[kept] = rowCounts[i];
                latestNs[kept++] = latestNs[i];
            } else {
                unneeded[unneededCount++] = slots[i];
            }
        }
        count = kept;
        delete(Arrays.copyOf(unneeded, unneededCount), stored);
    }

    void dropAll(StoredEntries stored) {
        long[] all = Arrays.copyOf(slots, count);
        count = 0;
        delete(all, stored);
    }

    private void delete(long[] unneeded, StoredEntries stored) {
        if (unneeded.length > 0) {
            addDropped(unneeded);
        }
        int waiting = 0;
        for (long slot : dropped) {
            stored.delete(slot);
            if (stored.deletesLate() && stored.isDeletePending(slot)) {
                dropped[waiting++] = slot;
            }
        }
        dropped = Arrays.copyOf(dropped, waiting);
    }

    /** A segment is needed if any window may hold a row of it. */
    private boolean[] needed(StreamWindows windows) {
        boolean[] isNeeded = new boolean[count];
        if (count == 0) {
            return isNeeded;
        }
        long neededAfterNs = windows.neededAfterNs();
        // How many ranges begin with a segment, less those that end before it.
        int[] ranges = new int[count + 1];
        windows.forEachHeldRange((firstRow, lastRow) -> {
            int from = firstEndingBehind(firstRow);
            int to = lastBeginningUntil(lastRow);
            if (from <= to) {
                ranges[from]++;
                ranges[to + 1]--;
            }
        });
        int open = 0;
        for (int i = 0; i < count; i++) {
            open += ranges[i];
            isNeeded[i] = open > 0 || latestNs[i] > neededAfterNs;
        }
        return isNeeded;
    }

    private int firstEndingBehind(long row) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firstRows[middle] + rowCounts[middle] > row) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int lastBeginningUntil(long row) {
        int at = Arrays.binarySearch(firstRows, 0, count, row);
        return at >= 0 ? at : -at - 2;
    }

    List<WindowHead.Run> runs() {
        List<WindowHead.Run> runs = new ArrayList<>(1);
        int from = 0;
        for (int i = 1; i <= count; i++) {
            boolean continues =
                    i < count && slots[i] == slots[i - 1] + 1 && firstRows[i] == firstRows[i - 1] + rowCounts[i - 1];
            if (!continues) {
                runs.add(new WindowHead.Run(slots[from], i - from, firstRows[from]));
                from = i;
            }
        }
        return runs;
    }

    long[] dropped() {
        return dropped;
    }
}
