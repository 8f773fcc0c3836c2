package io.pitwall.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the columns of parameter data must have in common: the number of rows, and names of their own. */
final class ColumnCheck {

    /** Up to so many, comparing each with each is cheaper than a hash table; beyond, it would take hostile time. */
    private static final int MANY_COLUMNS = 32;

    private ColumnCheck() {}

    static void check(int rowCount, String what, List<? extends Column> columns) {
        for (Column column : columns) {
            if (column.rowCount() != rowCount) {
                throw new IllegalArgumentException("%s '%s' has %d cells, but there are %d rows"
                        .formatted(what, column.name(), column.rowCount(), rowCount));
            }
        }
        Column repeated = firstRepeated(columns);
        if (repeated != null) {
            throw new IllegalArgumentException("%s '%s' (%s) is there twice"
                    .formatted(what, repeated.name(), repeated.kind().name().toLowerCase(Locale.ROOT)));
        }
    }

    private static @Nullable Column firstRepeated(List<? extends Column> columns) {
        if (columns.size() > MANY_COLUMNS) {
            Set<Object> seen = new HashSet<>(2 * columns.size());
            for (Column column : columns) {
                if (!seen.add(List.of(column.kind(), column.name()))) {
                    return column;
                }
            }
            return null;
        }
        // Most names differ in these bits, and then nothing is compared.
        long seenBits = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            long bit = 1L << column.name().hashCode();
            if ((seenBits & bit) != 0 && isAmong(columns, i, column)) {
                return column;
            }
            seenBits |= bit;
        }
        return null;
    }

    private static boolean isAmong(List<? extends Column> columns, int end, Column column) {
        for (int i = 0; i < end; i++) {
            if (columns.get(i).isSameParameter(column)) {
                return true;
            }
        }
        return false;
    }
}
