package io.pitwall.data;

import java.util.Objects;

/**
 * Finds the first row of equal time and equal tags for each row: a hash table of row numbers, open addressing with linear
 * probing, so that no row becomes an object.
 */
final class RowGroups {

    private final ParameterData data;
    private final int[] rowPlusOneAt;

    RowGroups(ParameterData data) {
        this.data = data;
        // At most half full.
        this.rowPlusOneAt = new int[Integer.highestOneBit(Math.max(2, data.rowCount())) << 2];
    }

    /** The first of the rows asked for until now that is equal to this one; the row itself if there is none. */
    int firstEqualTo(int row) {
        int mask = rowPlusOneAt.length - 1;
        int slot = hash(row) & mask;
        while (rowPlusOneAt[slot] != 0) {
            int other = rowPlusOneAt[slot] - 1;
            if (isEqual(row, other)) {
                return other;
            }
            slot = (slot + 1) & mask;
        }
        rowPlusOneAt[slot] = row + 1;
        return row;
    }

    private int hash(int row) {
        long hash = data.timeNs(row);
        for (int i = 0; i < data.tags().size(); i++) {
            hash = 31 * hash + Objects.hashCode(data.tags().get(i).at(row));
        }
        // Times of regular intervals differ in few bits: the finalizer of MurmurHash3 spreads them.
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (int) (hash ^ (hash >>> 33));
    }

    private boolean isEqual(int row, int other) {
        if (data.timeNs(row) != data.timeNs(other)) {
            return false;
        }
        for (int i = 0; i < data.tags().size(); i++) {
            TextColumn tag = data.tags().get(i);
            if (!Objects.equals(tag.at(row), tag.at(other))) {
                return false;
            }
        }
        return true;
    }
}
