package io.pitwall.rules.window;

import io.pitwall.data.ParameterData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that windows have taken in and that are to be stored, in order of arrival and numbered from 0 on for as long as the
 * windows of a stream live. Where no aggregate needs rows they are neither kept nor numbered.
 */
final class TakenRows {

    private final boolean areStored;
    private final List<ParameterData> pieces = new ArrayList<>();
    private long bytes;
    private long nextNumber;

    /** Rows of one batch that follow each other, not yet a piece. */
    private @Nullable RowBatch batch;

    private int from;
    private int to;

    TakenRows(boolean areStored, long nextNumber) {
        this.areStored = areStored;
        this.nextNumber = nextNumber;
    }

    boolean areStored() {
        return areStored;
    }

    /** The number of the row that is taken in next. */
    long nextNumber() {
        return nextNumber;
    }

    @SuppressWarnings("ReferenceEquality") // the batch that is being taken in
    void add(RowBatch source, int fromRow, int toRow) {
        if (!areStored || fromRow == toRow) {
            return;
        }
        nextNumber += toRow - fromRow;
        if (batch == source && to == fromRow) {
            to = toRow;
            return;
        }
        settle();
        batch = source;
        from = fromRow;
        to = toRow;
    }

    /** Makes a piece of what was taken of a batch; to be called when all of it was. */
    void settle() {
        if (batch != null) {
            ParameterData piece = batch.stored().slice(from, to).compact();
            pieces.add(piece);
            bytes += piece.retainedBytes();
            batch = null;
        }
    }

    /** What was taken in since the last {@link #forget}. */
    List<ParameterData> pieces() {
        return pieces;
    }

    void forget() {
        pieces.clear();
        bytes = 0;
    }

    /** Estimated bytes of heap. */
    long weightBytes() {
        return bytes;
    }
}
