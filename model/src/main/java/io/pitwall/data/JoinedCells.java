package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cells of several columns one after the other, put together when the first of them is asked for: a column of a packet
 * that nobody reads is never decoded.
 */
final class JoinedCells<A> extends DeferredCells<A> {

    private final long partBytes;
    private @Nullable Supplier<A> parts;

    /**
     * Cells that the parts make.
     *
     * @param partBytes what the parts keep from being freed until then
     */
    JoinedCells(int rowCount, long partBytes, Supplier<A> parts) {
        super(rowCount);
        this.partBytes = partBytes;
        this.parts = parts;
    }

    @Override
    protected A load() {
        A cells = requireNonNull(parts, "parts").get();
        parts = null;
        return cells;
    }

    @Override
    protected long approximateBytes() {
        return partBytes;
    }
}
