package io.pitwall.serdes.packed;

import io.pitwall.data.Column;
import io.pitwall.data.ParameterData;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The headers that were read or written lately, which are most often the next ones too. Columns that come in another order
 * than before are written in the order before, with a note of their own. Safe for several threads.
 */
final class KnownHeaders {

    /** A power of two; a header of another stream may take the place of one. */
    private static final int SLOTS = 256;

    /** Larger headers are not kept: nobody's bytes may fill the memory. */
    private static final int MAX_BYTES = 4096;

    private final AtomicReferenceArray<@Nullable ColumnHeader> slots = new AtomicReferenceArray<>(SLOTS);

    ColumnHeader read(ByteSource in) {
        int[] order = ColumnOrder.readIfNext(in);
        if (order != null) {
            return ColumnOrder.apply(order, readNames(in), in);
        }
        return readNames(in);
    }

    private ColumnHeader readNames(ByteSource in) {
        int slot = ColumnHeader.hashOfNext(in) & (SLOTS - 1);
        ColumnHeader known = slots.get(slot);
        if (known != null && known.isNext(in)) {
            return known;
        }
        ColumnHeader header = ColumnHeader.read(in);
        keep(slot, header);
        return header;
    }

    ColumnHeader of(ParameterData data) {
        // Columns in another order find the same slot.
        int slot = hash(data.parameters()) ^ hash(data.tags());
        slot = (slot ^ (slot >>> 16)) & (SLOTS - 1);
        ColumnHeader known = slots.get(slot);
        if (known != null) {
            if (known.fits(data)) {
                return known;
            }
            int[] order = ColumnOrder.of(data, known);
            if (order != null) {
                return known.inOrder(order);
            }
        }
        ColumnHeader header = ColumnHeader.of(data);
        keep(slot, header);
        return header;
    }

    private static int hash(List<? extends Column> columns) {
        // No tags, mostly: a list of another class in the loop would make what was compiled for parameters invalid.
        if (columns.isEmpty()) {
            return 0;
        }
        int hash = columns.size();
        for (Column column : columns) {
            hash += column.name().hashCode() * 0x9E37_79B9;
        }
        return hash;
    }

    private void keep(int slot, ColumnHeader header) {
        if (header.size() <= MAX_BYTES) {
            slots.set(slot, header);
        }
    }
}
