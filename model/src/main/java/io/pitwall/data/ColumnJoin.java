package io.pitwall.data;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one column of the namesakes in several data; cells are missing where one has no such column.
 *
 * <p>Where cells of many rows are not made yet, such as those of encoded bytes, the column is put together when it is first
 * read. All others are copied at once: the few rows of a packet cost no more than remembering where they are.
 */
final class ColumnJoin {

    /** Up to so many rows, remembering where they are costs more than putting them together. */
    static final int FEW_ROWS = 32;

    private final PartRows parts;
    private final boolean mayWait;

    /** The namesakes that are being joined; one array for all columns. */
    private final @Nullable Column[] found;

    /**
     * A join of the columns of some data.
     *
     * @param mayWait whether cells that are not made may stay so
     */
    ColumnJoin(PartRows parts, boolean mayWait) {
        this.parts = parts;
        this.mayWait = mayWait && parts.rowCount() > FEW_ROWS;
        this.found = new @Nullable Column[parts.count()];
    }

    /** The parameter that is like this one; probably it is the one of that index in every part. */
    Column parameter(Column like, int likely) {
        for (int part = 0; part < found.length; part++) {
            found[part] = namesake(parts.get(part).parameters(), like, likely);
        }
        return switch (like.kind()) {
            case NUMBER -> numbers(like.name());
            case TEXT -> texts(like.name());
            case BINARY -> binaries(like.name());
        };
    }

    /** The tag that is like this one; probably it is the one of that index in every part. */
    TextColumn tag(TextColumn like, int likely) {
        for (int part = 0; part < found.length; part++) {
            found[part] = namesake(parts.get(part).tags(), like, likely);
        }
        return texts(like.name());
    }

    private static @Nullable Column namesake(List<? extends Column> columns, Column like, int likely) {
        int index = ColumnSelection.indexOf(columns, like, likely);
        return index < 0 ? null : columns.get(index);
    }

    private NumberColumn numbers(String name) {
        int rowCount = parts.rowCount();
        return mustWait()
                ? NumberColumn.deferred(name, later(() -> new double[rowCount]), presence())
                : NumberColumn.wrap(name, filled(new double[rowCount], found), presence());
    }

    private TextColumn texts(String name) {
        int rowCount = parts.rowCount();
        return mustWait()
                ? TextColumn.deferred(name, later(() -> new @Nullable String[rowCount]))
                : TextColumn.wrap(name, filled(new @Nullable String[rowCount], found));
    }

    private BinaryColumn binaries(String name) {
        int rowCount = parts.rowCount();
        return mustWait()
                ? BinaryColumn.deferred(name, later(() -> new byte[rowCount][]))
                : BinaryColumn.wrap(name, filled(new byte[rowCount][], found));
    }

    private boolean mustWait() {
        if (mayWait) {
            for (Column column : found) {
                if (column != null && ((CellColumn<?>) column).isUnmade()) {
                    return true;
                }
            }
        }
        return false;
    }

    private <A> JoinedCells<A> later(Supplier<A> empty) {
        @Nullable Column[] namesakes = found.clone();
        long bytes = 0;
        for (Column column : namesakes) {
            bytes += column == null ? 0 : column.approximateBytes();
        }
        return new JoinedCells<>(parts.rowCount(), bytes, () -> filled(empty.get(), namesakes));
    }

    private <A> A filled(A cells, @Nullable Column[] namesakes) {
        int at = 0;
        for (int part = 0; part < namesakes.length; part++) {
            Column column = namesakes[part];
            if (column != null) {
                // Namesakes are of one kind, so that their arrays are of one type.
                @SuppressWarnings("unchecked")
                CellColumn<A> source = (CellColumn<A>) column;
                source.copyTo(cells, at, parts.from(part), parts.to(part));
            }
            at += parts.to(part) - parts.from(part);
        }
        return cells;
    }

    private Presence presence() {
        boolean isDense = true;
        for (Column column : found) {
            isDense = isDense && column instanceof NumberColumn numbers && numbers.isDense();
        }
        if (isDense) {
            return Presence.all();
        }
        long[] present = Presence.noneOf(parts.rowCount());
        int presentCount = 0;
        int at = 0;
        for (int part = 0; part < found.length; part++) {
            if (found[part] instanceof NumberColumn numbers) {
                presentCount += numbers.markPresent(present, at, parts.from(part), parts.to(part));
            }
            at += parts.to(part) - parts.from(part);
        }
        return presentCount == parts.rowCount() ? Presence.all() : Presence.ofBits(present);
    }
}
