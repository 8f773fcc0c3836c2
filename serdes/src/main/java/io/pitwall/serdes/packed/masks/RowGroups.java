package io.pitwall.serdes.packed.masks;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that have values in the same columns: the rows of one sensor, where several were joined by time.
 *
 * <p>Groups are numbered in the order of their first rows. Immutable.
 */
public final class RowGroups {

    /** More groups are no sensors. */
    public static final int MAX_GROUPS = 32;

    private static final int MAX_MASKS = 64;

    private final long[] patterns;
    private final byte[] groupOf;
    private final int[] rowCounts;

    /** Groups of which each row's is known, and how many rows each has. */
    RowGroups(long[] patterns, byte[] groupOf, int[] rowCounts) {
        this.patterns = patterns;
        this.groupOf = groupOf;
        this.rowCounts = rowCounts;
    }

    /** The groups that masks make, or {@code null} where there are too many or only one. */
    public static @Nullable RowGroups of(List<Mask> masks, int rowCount) {
        if (masks.isEmpty() || masks.size() > MAX_MASKS) {
            return null;
        }
        long[] patternOf = new long[rowCount];
        for (int i = 0; i < masks.size(); i++) {
            long[] words = masks.get(i).words();
            for (int row = 0; row < rowCount; row++) {
                patternOf[row] |= (words[row >>> 6] >>> row & 1) << i;
            }
        }
        long[] patterns = new long[MAX_GROUPS];
        byte[] groupOf = new byte[rowCount];
        int[] rowCounts = new int[MAX_GROUPS];
        int groups = 0;
        for (int row = 0; row < rowCount; row++) {
            int group = 0;
            while (group < groups && patterns[group] != patternOf[row]) {
                group++;
            }
            if (group == groups) {
                if (groups == MAX_GROUPS) {
                    return null;
                }
                patterns[groups++] = patternOf[row];
            }
            groupOf[row] = (byte) group;
            rowCounts[group]++;
        }
        return groups < 2 ? null : new RowGroups(Arrays.copyOf(patterns, groups), groupOf, rowCounts);
    }

    public int groupCount() {
        return patterns.length;
    }

    /** Bit {@code i} is set where the rows of the group have a value in mask {@code i}. */
    long pattern(int group) {
        return patterns[group];
    }

    public int groupOf(int row) {
        return groupOf[row];
    }

    public int rowCount() {
        return groupOf.length;
    }

    /** How many rows a group has. */
    public int rowCount(int group) {
        return rowCounts[group];
    }
}
