package io.pitwall.client;

import io.pitwall.data.RowCells;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A row that a {@link LeadingEdge} holds, found anew for each change: what was written meanwhile is no longer there to be
 * changed.
 */
final class HeldRow {

    private final LeadingEdge edge;
    private final long timeNs;
    private final Map<String, String> tags;

    HeldRow(LeadingEdge edge, long timeNs, Map<String, String> tags) {
        this.edge = edge;
        this.timeNs = timeNs;
        this.tags = tags;
    }

    void change(Consumer<RowCells> change) {
        edge.change(timeNs, tags, change);
    }
}
