package io.pitwall.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of several data one after the other, each cell copied once.
 *
 * <p>A column whose cells are not made in every part is put together when it is first read. The others are copied at
 * once: the few rows of a packet cost no more than remembering where they are.
 */
final class Concatenation {

    private final ParameterData[] parts;

    /** Of the last part only the rows from here; of the others all. */
    private final int lastFrom;

    private final int lastTo;
    private final int rowCount;

    /** Whether cells that are not made may stay so. */
    private final boolean mayWait;

    /** The namesakes that are being joined; in its own array, so that a column costs none. */
    private final @Nullable Column[] found;

    private Concatenation(ParameterData[] parts, int lastFrom, int lastTo, boolean mayWait) {
        this.parts = parts;
        this.mayWait = mayWait;
        this.found = new @Nullable Column[parts.length];
        this.lastFrom = lastFrom;
        this.lastTo = lastTo;
        long rows = 0;
        for (int part = 0; part < parts.length; part++) {
            rows += to(part) - from(part);
        }
        this.rowCount = Math.toIntExact(rows);
    }

    /** All parts, and some rows of a last one behind them. */
    static ParameterData of(List<ParameterData> parts, ParameterData last, int from, int to) {
        int filled = 0;
        ParameterData first = last;
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (!parts.get(i).isEmpty()) {
                filled++;
                first = parts.get(i);
            }
        }
        if (filled == 0) {
            return from == to ? ParameterData.empty() : last.slice(from, to);
        }
        if (filled == 1 && from == to) {
            return first;
        }
        ParameterData[] all = new ParameterData[from == to ? filled : filled + 1];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isEmpty()) {
                all[at++] = parts.get(i);
            }
        }
        if (at == all.length) {
            return new Concatenation(all, 0, all[at - 1].rowCount(), true).joined();
        }
        all[at] = last;
        return new Concatenation(all, from, to, true).joined();
    }

    /** The same rows in memory of their own, so that they keep nothing else from being freed. */
    static ParameterData copyOf(ParameterData data) {
        return new Concatenation(new ParameterData[] {data}, 0, data.rowCount(), false).joined();
    }

    private ParameterData joined() {
        long[] times = new long[rowCount];
        int at = 0;
        for (int part = 0; part < parts.length; part++) {
            parts[part].copyTimes(times, at, from(part), to(part));
            at += to(part) - from(part);
        }
        List<Column> parameters = firstOfEach(ParameterData::parameters);
        Column[] columns = new Column[parameters.size()];
        for (int i = 0; i < columns.length; i++) {
            find(ParameterData::parameters, parameters.get(i), i);
            columns[i] = joined(parameters.get(i));
        }
        List<TextColumn> tags = firstOfEach(ParameterData::tags);
        TextColumn[] tagColumns = new TextColumn[tags.size()];
        for (int i = 0; i < tagColumns.length; i++) {
            TextColumn tag = tags.get(i);
            find(ParameterData::tags, tag, i);
            tagColumns[i] = joinedTexts(tag.name());
        }
        return new ParameterData(times, 0, rowCount, List.of(columns), List.of(tagColumns));
    }

    private int from(int part) {
        return part == parts.length - 1 ? lastFrom : 0;
    }

    private int to(int part) {
        return part == parts.length - 1 ? lastTo : parts[part].rowCount();
    }

    /** The columns of all parts, each name and kind once, in the order of first appearance. */
    private <C extends Column> List<C> firstOfEach(Function<ParameterData, List<C>> columns) {
        List<C> first = columns.apply(parts[0]);
        boolean isCopy = false;
        for (int part = 1; part < parts.length; part++) {
            List<C> others = columns.apply(parts[part]);
            for (int i = 0; i < others.size(); i++) {
                if (indexOf(first, others.get(i), i) < 0) {
                    first = isCopy ? first : new ArrayList<>(first);
                    isCopy = true;
                    first.add(others.get(i));
                }
            }
        }
        return first;
    }

    /** Finds the namesakes of a column in all parts; null where there is none. */
    private <C extends Column> void find(Function<ParameterData, List<C>> columns, C like, int likely) {
        for (int part = 0; part < parts.length; part++) {
            List<C> candidates = columns.apply(parts[part]);
            int index = indexOf(candidates, like, likely);
            found[part] = index < 0 ? null : candidates.get(index);
        }
    }

    /** Records of one source mostly have the same columns in the same places: looks there first. */
    private static int indexOf(List<? extends Column> columns, Column like, int likely) {
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

    private Column joined(Column like) {
        return switch (like.kind()) {
            case NUMBER -> joinedNumbers(like.name());
            case TEXT -> joinedTexts(like.name());
            case BINARY -> joinedBinaries(like.name());
        };
    }

    private NumberColumn joinedNumbers(String name) {
        Presence presence = presence();
        return mustWait()
                ? NumberColumn.deferred(name, later(() -> new double[rowCount]), presence)
                : NumberColumn.wrap(name, filled(new double[rowCount], found), presence);
    }

    private TextColumn joinedTexts(String name) {
        return mustWait()
                ? TextColumn.deferred(name, later(() -> new @Nullable String[rowCount]))
                : TextColumn.wrap(name, filled(new @Nullable String[rowCount], found));
    }

    private BinaryColumn joinedBinaries(String name) {
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
        return new JoinedCells<>(rowCount, bytes, () -> filled(empty.get(), namesakes));
    }

    private <A> A filled(A cells, @Nullable Column[] namesakes) {
        int at = 0;
        for (int part = 0; part < parts.length; part++) {
            Column column = namesakes[part];
            if (column != null) {
                // Namesakes are of one kind, so that their arrays are of one type.
                @SuppressWarnings("unchecked")
                CellColumn<A> source = (CellColumn<A>) column;
                source.copyTo(cells, at, from(part), to(part));
            }
            at += to(part) - from(part);
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
        long[] present = Presence.noneOf(rowCount);
        int presentCount = 0;
        int at = 0;
        for (int part = 0; part < parts.length; part++) {
            if (found[part] instanceof NumberColumn numbers) {
                presentCount += numbers.markPresent(present, at, from(part), to(part));
            }
            at += to(part) - from(part);
        }
        return presentCount == rowCount ? Presence.all() : Presence.ofBits(present);
    }
}
