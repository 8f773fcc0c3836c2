package io.pitwall.state;

import java.util.OptionalLong;

/**
 * What a flush of a store found before it wrote.
 *
 * @param liveStreams objects on the heap
 * @param liveBytes what they weigh, in bytes as estimated
 * @param heldRows rows that those objects hold back; of streams that are stored and not on the heap none is counted
 * @param dirtyStreams how many of them had changed since the flush before
 * @param oldestChangeMs when the first change since the flush before was made, in ms of wall clock since the Unix epoch;
 *     empty if there was none. The time from then on is what a crash would have had to do again
 */
public record StoreStatus(
        int liveStreams, long liveBytes, long heldRows, int dirtyStreams, OptionalLong oldestChangeMs) {

    /** Before the first flush. */
    static final StoreStatus NONE = new StoreStatus(0, 0, 0, 0, OptionalLong.empty());
}
