package io.pitwall.client;

import io.pitwall.data.ParameterData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The leading-edge buffers of one stream. Each takes turns with the stream; handlers of backfill are called without its lock. */
final class LeadingEdges {

    private final List<LeadingEdge> edges = new CopyOnWriteArrayList<>();

    void add(LeadingEdge edge) {
        edges.add(edge);
    }

    /** @throws IllegalArgumentException if a held row would have no time if the stream's epoch were this one */
    void checkEpoch(long epochNs) {
        edges.forEach(edge -> edge.checkEpoch(epochNs));
    }

    /** Hands over what came too late, also behind a handler that throws; not to be called under the lock of the stream. */
    void backfill() {
        attemptEach(LeadingEdge::backfill);
    }

    /** Takes away what came too late; to be run without the lock, each hands over what was taken from one of the buffers. */
    List<Runnable> takeLate() {
        List<Runnable> handing = new ArrayList<>();
        for (LeadingEdge edge : edges) {
            ParameterData late = edge.takeLate();
            handing.add(() -> edge.backfill(late));
        }
        return handing;
    }

    /** Writes all rows that are in time, also behind some that cannot be written. */
    void release() {
        attemptEach(LeadingEdge::releaseInTime);
    }

    private void attemptEach(Consumer<LeadingEdge> action) {
        Attempts attempts = new Attempts();
        edges.forEach(edge -> attempts.run(() -> action.accept(edge)));
        attempts.throwIfFailed();
    }

    /** Whether they hold any rows with values. */
    boolean holdRows() {
        return edges.stream().anyMatch(LeadingEdge::holdsRows);
    }
}
