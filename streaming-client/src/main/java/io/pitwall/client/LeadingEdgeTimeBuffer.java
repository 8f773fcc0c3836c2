package io.pitwall.client;

import java.time.Instant;
import java.util.Map;

/**
 * Holds rows in order of time until others are so much later. A row is its time; its tags may be set as its values are. Nothing is written before {@link
 * #publish}, {@link #flush} or the flush or close of the stream. Safe for use by several threads.
 */
public final class LeadingEdgeTimeBuffer {

    private final LeadingEdge edge;

    LeadingEdgeTimeBuffer(LeadingEdge edge) {
        this.edge = edge;
    }

    /** Times count from here; without it, from the stream's epoch at the time they are written. */
    public LeadingEdgeTimeBuffer epoch(Instant epoch) {
        edge.epoch(epoch);
        return this;
    }

    /** The row at a time in nanoseconds since the epoch; there from now on if it was not. */
    public LeadingEdgeTimeRow row(long sinceEpochNs) {
        return new LeadingEdgeTimeRow(edge.row(sinceEpochNs, Map.of()));
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
