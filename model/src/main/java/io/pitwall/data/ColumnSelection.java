package io.pitwall.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Columns found, kept, left out, put in place of others. */
final class ColumnSelection {

    private ColumnSelection() {}

    /** A handful of columns: a scan beats a hash table. */
    static <C extends Column> @Nullable C find(List<? extends Column> columns, Class<C> kind, String name) {
        if (columns instanceof DeferredColumns deferred) {
            return deferred.find(kind, name);
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (kind.isInstance(column) && column.name().equals(name)) {
                return kind.cast(column);
            }
        }
        return null;
    }

    /** Where the column of that name and kind is, or -1; looks at the likely place first. */
    static int indexOf(List<? extends Column> columns, Column like, int likely) {
        if (likely < columns.size() && columns.get(likely).isSameParameter(like)) {
            return likely;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isSameParameter(like)) {
                return i;
            }
        }
        return -1;
    }

    /** The columns that are to be kept; the same list if all are. */
    static <C extends Column> List<C> where(List<C> columns, Predicate<Column> keeps) {
        int same = 0;
        while (same < columns.size() && keeps.test(columns.get(same))) {
            same++;
        }
        if (same == columns.size()) {
            return columns;
        }
        List<C> kept = new ArrayList<>(columns.subList(0, same));
        for (int i = same + 1; i < columns.size(); i++) {
            if (keeps.test(columns.get(i))) {
                kept.add(columns.get(i));
            }
        }
        return List.copyOf(kept);
    }

    /** A column in place of all of its name, where the first of them was; else behind the others. */
    static <C extends Column> List<C> with(List<C> columns, C column) {
        List<C> changed = new ArrayList<>(columns.size() + 1);
        boolean placed = false;
        for (C existing : columns) {
            if (!existing.name().equals(column.name())) {
                changed.add(existing);
            } else if (!placed) {
                changed.add(column);
                placed = true;
            }
        }
        if (!placed) {
            changed.add(column);
        }
        return List.copyOf(changed);
    }
}
