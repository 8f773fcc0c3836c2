package io.pitwall.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Merges rows of equal time and equal tags into the first of them; per cell the latest present value wins.
 *
 * <p>The rule is that of the Quix Streaming SDK's buffers (MergeTimestamps), with tags compared by real equality. Data
 * whose times rise strictly, which is nearly all, is recognised in one pass and returned as it is.
 */
final class RowMerge {

    private final ParameterData data;

    private RowMerge(ParameterData data) {
        this.data = data;
    }

    static ParameterData of(ParameterData data) {
        for (int row = 1; row < data.rowCount(); row++) {
            if (data.timeNs(row) <= data.timeNs(row - 1)) {
                return new RowMerge(data).merged();
            }
        }
        return data;
    }

    private ParameterData merged() {
        int[] targetOf = new int[data.rowCount()];
        int[] firstRows = new int[data.rowCount()];
        int count = 0;
        Map<Key, Integer> seen = new HashMap<>();
        for (int row = 0; row < targetOf.length; row++) {
            Integer target = seen.putIfAbsent(new Key(row), count);
            if (target == null) {
                firstRows[count] = row;
                targetOf[row] = count++;
            } else {
                targetOf[row] = target;
            }
        }
        if (count == targetOf.length) {
            return data;
        }
        ParameterData kept = data.pick(Arrays.copyOf(firstRows, count));
        List<Column> parameters = data.parameters().stream()
                .map(column -> column.pick(latestPresent(column, targetOf, firstRows, kept.rowCount())))
                .toList();
        return ParameterData.wrap(kept.timesNs(), parameters, kept.tags());
    }

    /** For each merged row the last of its rows that has a value in this column; its first row when none has. */
    private static int[] latestPresent(Column column, int[] targetOf, int[] firstRows, int count) {
        int[] source = Arrays.copyOf(firstRows, count);
        for (int row = 0; row < targetOf.length; row++) {
            if (column.has(row)) {
                source[targetOf[row]] = row;
            }
        }
        return source;
    }

    /** Time and tags of a row; a missing tag is the same as no tag. */
    private final class Key {

        private final int row;
        private final int hash;

        Key(int row) {
            this.row = row;
            int h = Long.hashCode(data.timeNs(row));
            for (TextColumn tag : data.tags()) {
                h = 31 * h + Objects.hashCode(tag.at(row));
            }
            this.hash = h;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof Key that) || data.timeNs(row) != data.timeNs(that.row)) {
                return false;
            }
            for (TextColumn tag : data.tags()) {
                if (!Objects.equals(tag.at(row), tag.at(that.row))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
