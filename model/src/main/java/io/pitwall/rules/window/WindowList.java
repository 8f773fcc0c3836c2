package io.pitwall.rules.window;

import io.pitwall.rules.aggregate.Aggregate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Windows with bounds that do not change, in the order in which they leave. */
final class WindowList {

    private final List<OpenWindow> windows = new ArrayList<>();
    private long weightBytes;

    /** The window of these bounds and this group, a new one if there is none. */
    OpenWindow findOrAdd(List<Aggregate> aggregates, @Nullable String group, long startNs, long endNs) {
        int at = indexOf(endNs, startNs, group);
        if (at >= 0) {
            return windows.get(at);
        }
        OpenWindow window = OpenWindow.empty(aggregates, group, startNs, endNs);
        insert(-at - 1, window);
        return window;
    }

    void add(OpenWindow window) {
        int at = indexOf(window.endNs, window.startNs, window.group);
        insert(at < 0 ? -at - 1 : at, window);
    }

    private void insert(int at, OpenWindow window) {
        windows.add(at, window);
        weightBytes += window.weightBytes();
    }

    /** A binary search that tries the end first, where most rows belong. */
    private int indexOf(long endNs, long startNs, @Nullable String group) {
        int low = 0;
        int high = windows.size() - 1;
        int middle = high;
        while (low <= high) {
            int order = windows.get(middle).compareTo(endNs, startNs, group);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
            middle = (low + high) >>> 1;
        }
        return -low - 1;
    }

    /** Adds rows to one of the windows. */
    void addRows(OpenWindow window, RowBatch batch, int from, int to, TakenRows taken) {
        weightBytes -= window.weightBytes();
        window.add(batch, from, to, taken);
        weightBytes += window.weightBytes();
    }

    /** Removes the windows before an index. */
    void removeBefore(int index) {
        for (int i = 0; i < index; i++) {
            weightBytes -= windows.get(i).weightBytes();
        }
        windows.subList(0, index).clear();
    }

    void reweigh() {
        weightBytes = windows.stream().mapToLong(OpenWindow::weightBytes).sum();
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    int size() {
        return windows.size();
    }

    OpenWindow get(int index) {
        return windows.get(index);
    }

    long weightBytes() {
        return weightBytes;
    }

    List<OpenWindow> all() {
        return Collections.unmodifiableList(windows);
    }
}
