package io.pitwall.rules.window;

import java.util.List;

/** The open windows of one stream, of one kind. */
sealed interface OpenWindows permits AlignedWindows, SessionWindows, CountWindows, SlidingWindows {

    /**
     * Takes in a run of rows: one, or several where it makes no difference.
     *
     * @param row the first of them, which is not too far ahead
     * @return the row behind them
     */
    int take(RowBatch batch, int row, StreamClock clock, WindowResults results);

    /** Closes all windows. */
    void close(StreamClock clock, WindowResults results);

    /** How many windows wait to be closed; of sliding ones, how many rows wait for their result. */
    int openCount();

    /** Estimated bytes of heap. */
    long weightBytes();

    /** The windows to be stored, in the order in which they are to be restored; none if rows are stored in their place. */
    List<OpenWindow> stored();

    /** Takes in a window that was stored. */
    void restore(OpenWindow window, StreamClock clock);

    /** Whether a row of that time and of the group of a window is within the window's bounds. */
    boolean spans(OpenWindow window, long timeNs);

    /** The windows that were stored have got their rows back. */
    void reweigh();

    /** The results that open windows would have now, in the order of {@link #close}; nothing closes. */
    void show(WindowResults results);
}
