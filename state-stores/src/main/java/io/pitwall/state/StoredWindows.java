package io.pitwall.state;

import io.pitwall.rules.window.StreamWindows;
import java.util.Arrays;

/**
 * A stream's open windows and how much of them is stored already.
 *
 * <p>The windows are used in place; what is stored is the layout's business. Not safe for use by several threads.
 */
public final class StoredWindows {

    private final StreamWindows windows;

    /** The segments that are stored: from {@code firstSlot} to before {@code nextSlot}. */
    long firstSlot;

    long nextSlot;

    /** The latest time of the rows of each of them, in order. */
    private long[] latestNs = new long[4];

    /** When somebody will look at the idle time, {@code MAX_VALUE} if nobody is known to. */
    private long lookedAtMs = Long.MAX_VALUE;

    /** Windows of which nothing is stored. */
    public StoredWindows(StreamWindows windows) {
        this.windows = windows;
    }

    public StreamWindows windows() {
        return windows;
    }

    /** When somebody will look at the idle time, in ms of wall clock; {@code MAX_VALUE} if nobody is known to. Not stored. */
    public long lookedAtMs() {
        return lookedAtMs;
    }

    /** Notes when somebody will. */
    public void lookAt(long timeMs) {
        lookedAtMs = timeMs;
    }

    int segmentCount() {
        return (int) (nextSlot - firstSlot);
    }

    /** Notes a segment in the next slot. */
    void appended(long latestRowNs) {
        if (segmentCount() == latestNs.length) {
            latestNs = Arrays.copyOf(latestNs, 2 * latestNs.length);
        }
        latestNs[segmentCount()] = latestRowNs;
        nextSlot++;
    }

    /** How many of the first segments hold no row behind a time. */
    int segmentsUntil(long timeNs) {
        int count = 0;
        while (count < segmentCount() && latestNs[count] <= timeNs) {
            count++;
        }
        return count;
    }

    /** Forgets the first segments. */
    void forget(int count) {
        System.arraycopy(latestNs, count, latestNs, 0, segmentCount() - count);
        firstSlot += count;
    }
}
