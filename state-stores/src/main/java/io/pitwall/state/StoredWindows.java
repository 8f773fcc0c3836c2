package io.pitwall.state;

import io.pitwall.rules.window.StreamWindows;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream's open windows, how much of them is stored already, and which of their results may not have left.
 *
 * <p>The windows are used in place; what is stored is the layout's business. Not safe for use by several threads.
 */
public final class StoredWindows {

    private final StreamWindows windows;

    final WindowSegments segments = new WindowSegments();

    /** Whether there is a head of this object. */
    boolean hasHead;

    /** Whether there are results of before the start, which are deleted when they have been sent again. */
    boolean hasOldResults;

    private List<GivenResults> unsent = List.of();
    private final List<GivenResults> given = new ArrayList<>();
    private long givenBytes;

    /** When somebody will look at this, {@code MAX_VALUE} if nobody is known to. */
    private long lookedAtMs = Long.MAX_VALUE;

    /** Windows of which nothing is stored. */
    public StoredWindows(StreamWindows windows) {
        this.windows = windows;
    }

    public StreamWindows windows() {
        return windows;
    }

    /**
     * Notes results that have been handed on: under {@code at_least_once} they are stored for as long as it is not known that
     * they have left. To be called before {@link WriteBehindStore#changed} or {@link WriteBehindStore#remove}, and only if the
     * store {@linkplain WriteBehindStore#deletesLate deletes late}.
     */
    public void given(List<GivenResults> results) {
        given.addAll(results);
        for (GivenResults one : results) {
            givenBytes += one.rows().approximateBytes();
        }
    }

    /** Whether there are results that were given before a crash and may not have left. */
    public boolean hasUnsent() {
        return !unsent.isEmpty();
    }

    /** Those results, to be handed on before all others; from here on they count as {@link #given}. */
    public List<GivenResults> takeUnsent() {
        List<GivenResults> taken = unsent;
        unsent = List.of();
        given(taken);
        return taken;
    }

    void mayBeUnsent(List<GivenResults> results) {
        unsent = results;
        hasOldResults = true;
    }

    List<GivenResults> given() {
        return given;
    }

    void forgetGiven() {
        given.clear();
        givenBytes = 0;
        hasOldResults = false;
    }

    long weightBytes() {
        return windows.approximateBytes() + segments.weightBytes() + givenBytes;
    }

    /** When somebody will look at this, in ms of wall clock; {@code MAX_VALUE} if nobody is known to. Not stored. */
    public long lookedAtMs() {
        return lookedAtMs;
    }

    /** Notes when somebody will. */
    public void lookAt(long timeMs) {
        lookedAtMs = timeMs;
    }
}
