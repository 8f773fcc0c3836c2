package io.pitwall.data;

import java.util.List;

/** What data weighs on the heap: its own rows, and what they keep from being freed by being a part of it. */
final class HeldMemory {

    /** Rows that keep so many times their own size are worth a copy. */
    private static final int WASTED_FACTOR = 4;

    private static final long OWN_BYTES = 64;

    private HeldMemory() {}

    static long ownBytes(ParameterData data) {
        long bytes = OWN_BYTES + 8L * data.rowCount();
        for (Column column : data.parameters()) {
            bytes += column.approximateBytes();
        }
        for (TextColumn column : data.tags()) {
            bytes += column.approximateBytes();
        }
        return bytes;
    }

    static long retainedBytes(ParameterData data, int timeCount) {
        return OWN_BYTES
                + 8L * timeCount
                + cellBytes(data.parameters())
                + cellBytes(data.tags())
                // Columns come from one record, whose bytes they share.
                + Math.max(sourceBytes(data.parameters()), sourceBytes(data.tags()));
    }

    private static long cellBytes(List<? extends Column> columns) {
        long bytes = 0;
        for (int i = 0; i < columns.size(); i++) {
            bytes += columns.get(i).retainedBytes();
        }
        return bytes;
    }

    private static long sourceBytes(List<? extends Column> columns) {
        long most = 0;
        for (int i = 0; i < columns.size(); i++) {
            most = Math.max(most, columns.get(i).sourceBytes());
        }
        return most;
    }

    /**
     * True when rows are a small part of what they keep, or a part of cells that were made: of these a copy is little work
     * and lets go of what they were made from.
     */
    static boolean isWasted(ParameterData data, int timeCount) {
        return data.retainedBytes() > WASTED_FACTOR * data.approximateBytes()
                || (data.rowCount() < timeCount
                        && (wasMade(data.parameters()) || wasMade(data.tags()))
                        && areMade(data.parameters())
                        && areMade(data.tags()));
    }

    private static boolean wasMade(List<? extends Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).sourceBytes() > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean areMade(List<? extends Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (((CellColumn<?>) columns.get(i)).isUnmade()) {
                return false;
            }
        }
        return true;
    }
}
