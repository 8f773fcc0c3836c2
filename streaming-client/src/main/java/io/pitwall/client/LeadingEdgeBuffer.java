package io.pitwall.client;

import java.time.Instant;
import java.util.Map;

/**
 * Holds rows in order of time until others are so much later. A row is its time and its tags. Nothing is written before {@link
 * #publish}, {@link #flush} or the flush or close of the stream. Safe for use by several threads.
 */
public final class LeadingEdgeBuffer {

    private final LeadingEdge edge;

    LeadingEdgeBuffer(LeadingEdge edge) {
        this.edge = edge;
    }

    /** Times count from here; without it, from the stream's epoch at the time they are written. */
    public LeadingEdgeBuffer epoch(Instant epoch) {
        edge.epoch(epoch);
        return this;
    }

    /** The row without tags at a time in nanoseconds since the epoch; there from now on if it was not. */
    public LeadingEdgeRow row(long sinceEpochNs) {
        return row(sinceEpochNs, Map.of());
    }

    /** The row of these tags at a time in nanoseconds since the epoch; there from now on if it was not. */
    public LeadingEdgeRow row(long sinceEpochNs, Map<String, String> tags) {
        return new LeadingEdgeRow(edge.row(sinceEpochNs, tags));
    }

    /** Writes the rows that are the delay or more behind the latest; those that come too late go to the backfill. */
    public void publish() {
        edge.publish();
    }

    /** Writes all rows; those that come too late go to the backfill. */
    public void flush() {
        edge.flush();
    }
}
