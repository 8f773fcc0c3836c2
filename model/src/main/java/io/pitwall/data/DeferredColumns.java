package io.pitwall.data;

import static java.util.Objects.checkIndex;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a record, each made when it is first asked for: what reads two of a hundred columns pays for two.
 *
 * <p>Immutable as seen from outside and safe for use by several threads; two that ask for the same column at the same time
 * may get equal ones that are not the same.
 */
public abstract class DeferredColumns extends AbstractList<Column> implements RandomAccess {

    /** Columns are immutable, so that another thread sees a whole one or none. */
    private final @Nullable Column[] made;

    protected DeferredColumns(int count) {
        made = new @Nullable Column[count];
    }

    /** The name of a column, which is known without making it; no two columns have the same name and kind. */
    protected abstract String name(int index);

    /** Makes a column, with a cell for each row of the data. Must not fail. */
    protected abstract Column make(int index);

    @Override
    public final int size() {
        return made.length;
    }

    @Override
    public final Column get(int index) {
        Column known = made[checkIndex(index, made.length)];
        if (known == null) {
            known = make(index);
            made[index] = known;
        }
        return known;
    }

    /** Only the columns of these names, in order, made; this list if they are all. */
    final List<Column> named(Collection<String> names) {
        List<Column> kept = new ArrayList<>(Math.min(made.length, names.size()));
        for (int i = 0; i < made.length; i++) {
            if (names.contains(name(i))) {
                kept.add(get(i));
            }
        }
        return kept.size() == made.length ? this : List.copyOf(kept);
    }

    /** The column of that kind and name, or null; makes no others but those of that name. */
    final <C extends Column> @Nullable C find(Class<C> kind, String name) {
        for (int i = 0; i < made.length; i++) {
            if (name(i).equals(name) && kind.isInstance(get(i))) {
                return kind.cast(get(i));
            }
        }
        return null;
    }
}
