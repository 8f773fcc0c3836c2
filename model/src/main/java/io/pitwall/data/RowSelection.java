package io.pitwall.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Keeps the rows that satisfy a condition. */
final class RowSelection {

    private RowSelection() {}

    static ParameterData havingValues(ParameterData data) {
        List<Column> columns = data.parameters();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof NumberColumn numbers && numbers.isDense()) {
                return data;
            }
        }
        return where(data, row -> {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).has(row)) {
                    return true;
                }
            }
            return false;
        });
    }

    static ParameterData where(ParameterData data, IntPredicate keeps) {
        int rowCount = data.rowCount();
        int same = 0;
        while (same < rowCount && keeps.test(same)) {
            same++;
        }
        if (same == rowCount) {
            return data;
        }
        int[] kept = new int[rowCount];
        for (int row = 0; row < same; row++) {
            kept[row] = row;
        }
        int count = same;
        for (int row = same + 1; row < rowCount; row++) {
            if (keeps.test(row)) {
                kept[count++] = row;
            }
        }
        return data.pick(Arrays.copyOf(kept, count));
    }
}
