package io.pitwall.data;

import org.jspecify.annotations.Nullable;

/**
 * The cells of a column that are made when the first of them is asked for, such as those of encoded bytes.
 *
 * <p>They are made at most once, whoever asks, and shared by all slices and renamed copies of the column. Safe for use by
 * several threads.
 *
 * @param <A> the array of cells, one a row
 */
public abstract class DeferredCells<A> {

    /** What {@link #copyPresent} returns where it has copied nothing. */
    protected static final int NOT_COPIED = -1;

    private final int rowCount;
    private volatile @Nullable A cells;

    protected DeferredCells(int rowCount) {
        this.rowCount = rowCount;
    }

    public final int rowCount() {
        return rowCount;
    }

    /** True when the cells have been asked for. */
    public final boolean isLoaded() {
        return cells != null;
    }

    /** Makes the cells, {@link #rowCount} of them; nobody changes them any more. Must not fail. */
    protected abstract A load();

    /** Estimated bytes of heap that are held while the cells are not made. */
    protected abstract long approximateBytes();

    /**
     * Estimated bytes of heap that these cells keep from being freed, made or not: such as the whole record that the
     * encoded bytes of one column are a part of. Columns of one record may all tell the same bytes.
     */
    protected long sourceBytes() {
        return approximateBytes();
    }

    /** True when it is known without making the cells that none is missing. */
    protected boolean isDense() {
        return false;
    }

    /**
     * Puts the cells that are there into an array, in order and without gaps, where that takes less than making all of them. Nothing
     * is kept: whoever asks again has it done again. Must not fail.
     *
     * @param target has room for {@link #rowCount} cells
     * @return how many there are, or {@link #NOT_COPIED} if they have to be made
     */
    protected int copyPresent(A target) {
        return NOT_COPIED;
    }

    final A get() {
        A known = cells;
        return known != null ? known : loadOnce();
    }

    private synchronized A loadOnce() {
        A known = cells;
        if (known == null) {
            known = load();
            cells = known;
        }
        return known;
    }
}
