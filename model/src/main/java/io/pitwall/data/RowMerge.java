package io.pitwall.data;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Merges rows of equal time and equal tags into the first of them; per cell the latest present value wins.
 *
 * <p>The rule is that of the Quix Streaming SDK's buffers (MergeTimestamps), with tags compared by real equality; a missing
 * tag is the same as no tag. Data whose times rise strictly, which is nearly all, is recognised in one pass and returned
 * as it is.
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
        RowGroups groups = new RowGroups(data);
        for (int row = 0; row < targetOf.length; row++) {
            int first = groups.firstEqualTo(row);
            if (first == row) {
                firstRows[count] = row;
                targetOf[row] = count++;
            } else {
                targetOf[row] = targetOf[first];
            }
        }
        if (count == targetOf.length) {
            return data;
        }
        ParameterData tagged = data.select(Set.of()).pick(Arrays.copyOf(firstRows, count));
        Column[] parameters = new Column[data.parameters().size()];
        for (int i = 0; i < parameters.length; i++) {
            Column column = data.parameters().get(i);
            parameters[i] = column.pick(latestPresent(column, targetOf, firstRows, count));
        }
        return new ParameterData(tagged.timesNs(), 0, count, List.of(parameters), tagged.tags());
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
}
