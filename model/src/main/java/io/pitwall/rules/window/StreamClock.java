package io.pitwall.rules.window;

/** The event time of one stream: the latest of its rows, and up to where its windows are closed. */
final class StreamClock {

    private final long graceNs;
    private long timeNs;
    private long closedToNs;

    /** One that has seen no row. */
    StreamClock(long graceNs) {
        this(graceNs, Long.MIN_VALUE, Long.MIN_VALUE);
    }

    StreamClock(long graceNs, long timeNs, long closedToNs) {
        this.graceNs = graceNs;
        this.timeNs = timeNs;
        this.closedToNs = closedToNs;
    }

    /** Sees a row. */
    void advance(long rowTimeNs) {
        if (rowTimeNs > timeNs) {
            timeNs = rowTimeNs;
            closedToNs = Math.max(closedToNs, WindowTimes.minus(rowTimeNs, graceNs));
        }
    }

    /** Closes windows that end no later than this, whatever the time is. */
    void closeTo(long endNs) {
        closedToNs = Math.max(closedToNs, endNs);
    }

    /** Windows that end no later than this are closed. */
    long closedToNs() {
        return closedToNs;
    }

    long timeNs() {
        return timeNs;
    }

    /** Whether a window is closed; one that ends beyond 64 bits stays open until the stream ends. */
    boolean isClosed(long endNs) {
        return endNs <= closedToNs && endNs != Long.MAX_VALUE;
    }

    /** The latest time of a row that leaves a window open that ends then. */
    long lastBeforeClosing(long endNs) {
        return endNs == Long.MAX_VALUE ? endNs : WindowTimes.plus(endNs, graceNs) - 1;
    }
}
