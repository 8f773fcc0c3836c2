package io.pitwall.data;

import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.checkIndex;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A small table of one stream: rows are timestamps, columns are parameters and tags; the body of most Kafka records.
 *
 * <p>Times are nanoseconds since the Unix epoch; they may repeat and need not be in order. Cells may be missing; NaN
 * is a value. A parameter is identified by its name and kind, a tag by its name.
 *
 * <p>Immutable and safe for use by several threads: every method that changes something returns another value, which
 * shares the memory of what did not change.
 */
public final class ParameterData implements StreamMessage {

    private static final ParameterData EMPTY = new ParameterData(new long[0], 0, 0, List.of(), List.of());

    private final long[] timesNs;
    private final int offset;
    private final int rowCount;
    private final List<Column> parameters;
    private final List<TextColumn> tags;

    /** Data whose columns are known to fit; {@link #wrap} checks them. */
    ParameterData(long[] timesNs, int offset, int rowCount, List<Column> parameters, List<TextColumn> tags) {
        this.timesNs = timesNs;
        this.offset = offset;
        this.rowCount = rowCount;
        this.parameters = parameters;
        this.tags = tags;
    }

    /** No rows and no columns. */
    public static ParameterData empty() {
        return EMPTY;
    }

    /** Collects rows one after the other. */
    public static ParameterDataBuilder builder() {
        return new ParameterDataBuilder();
    }

    /**
     * Data over the given memory.
     *
     * @param timesNs now belongs to the result: do not change it any more
     * @throws IllegalArgumentException if a column has another number of rows, or two are the same parameter or tag
     */
    public static ParameterData wrap(long[] timesNs, List<? extends Column> parameters, List<TextColumn> tags) {
        ColumnCheck.check(timesNs.length, "parameter", parameters);
        ColumnCheck.check(timesNs.length, "tag", tags);
        return new ParameterData(timesNs, 0, timesNs.length, List.copyOf(parameters), List.copyOf(tags));
    }

    /**
     * Data whose parameters are made when they are asked for. Nothing is checked but by who makes them.
     *
     * @param timesNs now belongs to the result: do not change it any more
     * @param tags each of another name
     */
    public static ParameterData deferred(long[] timesNs, DeferredColumns parameters, List<TextColumn> tags) {
        return new ParameterData(timesNs, 0, timesNs.length, parameters, List.copyOf(tags));
    }

    /**
     * All parts one after the other; columns in the order of first appearance, missing where a part lacks them. A part
     * without rows adds no columns.
     */
    public static ParameterData concat(List<ParameterData> parts) {
        return Concatenation.of(parts, EMPTY, 0, 0);
    }

    /**
     * All parts one after the other and behind them the rows of another one from {@code from} (inclusive) to {@code to}
     * (exclusive): what {@link #concat(List)} makes of the parts and that slice, without making the slice.
     */
    public static ParameterData concat(List<ParameterData> parts, ParameterData last, int from, int to) {
        checkFromToIndex(from, to, last.rowCount);
        return Concatenation.of(parts, last, from, to);
    }

    public int rowCount() {
        return rowCount;
    }

    public boolean isEmpty() {
        return rowCount == 0;
    }

    /** The time of a row, in nanoseconds since the Unix epoch. */
    public long timeNs(int row) {
        return timesNs[offset + checkIndex(row, rowCount)];
    }

    void copyTimes(long[] target, int at, int from, int to) {
        System.arraycopy(timesNs, offset + from, target, at, to - from);
    }

    /** A copy of all times. */
    public long[] timesNs() {
        return Arrays.copyOfRange(timesNs, offset, offset + rowCount);
    }

    /** The columns of values, in order. */
    public List<Column> parameters() {
        return parameters;
    }

    /** The columns of tags, in order. */
    public List<TextColumn> tags() {
        return tags;
    }

    /** The names of the parameters, each once. */
    public List<String> parameterNames() {
        return parameters.stream().map(Column::name).distinct().toList();
    }

    /** The numeric parameter of that name, or {@code null}. */
    public @Nullable NumberColumn number(String name) {
        return ColumnSelection.find(parameters, NumberColumn.class, name);
    }

    /** The text parameter of that name, or {@code null}. */
    public @Nullable TextColumn text(String name) {
        return ColumnSelection.find(parameters, TextColumn.class, name);
    }

    /** The binary parameter of that name, or {@code null}. */
    public @Nullable BinaryColumn binary(String name) {
        return ColumnSelection.find(parameters, BinaryColumn.class, name);
    }

    /** The tag of that name, or {@code null}. */
    public @Nullable TextColumn tag(String name) {
        return ColumnSelection.find(tags, TextColumn.class, name);
    }

    /** A row of its own that stays where it is. */
    public Row row(int row) {
        return cursor().moveTo(row);
    }

    /** A view that moves over the rows; a name that no column has reads as missing. */
    public RowCursor cursor() {
        return new RowCursor(this, null);
    }

    /**
     * A view that moves over the rows; a name that is neither a column nor declared throws.
     *
     * @param declared the names that may be asked for, or null for any
     */
    public RowCursor cursor(@Nullable List<String> declared) {
        return new RowCursor(this, declared);
    }

    /** The rows from {@code from} (inclusive) to {@code to} (exclusive), sharing this data's memory. */
    public ParameterData slice(int from, int to) {
        checkFromToIndex(from, to, rowCount);
        if (from == 0 && to == rowCount) {
            return this;
        }
        Column[] slicedParameters = new Column[parameters.size()];
        for (int i = 0; i < slicedParameters.length; i++) {
            slicedParameters[i] = parameters.get(i).slice(from, to);
        }
        TextColumn[] slicedTags = new TextColumn[tags.size()];
        for (int i = 0; i < slicedTags.length; i++) {
            slicedTags[i] = tags.get(i).slice(from, to);
        }
        return new ParameterData(timesNs, offset + from, to - from, List.of(slicedParameters), List.of(slicedTags));
    }

    /** The given rows in the given order, copied. */
    public ParameterData pick(int[] rows) {
        long[] picked = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = timeNs(rows[i]);
        }
        return new ParameterData(
                picked,
                0,
                rows.length,
                parameters.stream().map(column -> column.pick(rows)).toList(),
                tags.stream().map(column -> column.pick(rows)).toList());
    }

    /** Only the named parameters, of whatever kind; all rows and tags stay. A name that is not there is no error. */
    public ParameterData select(Collection<String> names) {
        List<Column> selected = parameters instanceof DeferredColumns deferred
                ? deferred.named(names)
                : ColumnSelection.where(parameters, column -> names.contains(column.name()));
        return withColumns(selected, tags);
    }

    /** Only the rows for whose index the condition is true, asked once for each in order. */
    public ParameterData where(IntPredicate keeps) {
        return RowSelection.where(this, keeps);
    }

    /** Without the rows that have no value of any parameter; tags alone do not keep a row. */
    public ParameterData withoutEmptyRows() {
        return RowSelection.havingValues(this);
    }

    /** Without the parameters and tags that have no value in any row. */
    public ParameterData withoutEmptyColumns() {
        return withColumns(
                ColumnSelection.where(parameters, column -> !column.isEmpty()),
                ColumnSelection.where(tags, column -> !column.isEmpty()));
    }

    /**
     * Rows of equal time and equal tags become one row where the first of them stood; per cell the latest value that
     * is there wins.
     */
    public ParameterData merged() {
        return RowMerge.of(this);
    }

    /** With this column, in place of every parameter of its name, else behind the others. */
    public ParameterData with(Column column) {
        if (column.rowCount() != rowCount) {
            throw new IllegalArgumentException("parameter '%s' has %d cells, but there are %d rows"
                    .formatted(column.name(), column.rowCount(), rowCount));
        }
        return withColumns(ColumnSelection.with(parameters, column), tags);
    }

    /** With this tag, in place of the one of its name, else behind the others. */
    public ParameterData withTag(TextColumn tag) {
        if (tag.rowCount() != rowCount) {
            throw new IllegalArgumentException(
                    "tag '%s' has %d cells, but there are %d rows".formatted(tag.name(), tag.rowCount(), rowCount));
        }
        return withColumns(parameters, ColumnSelection.with(tags, tag));
    }

    /** With a numeric parameter computed from each row; no cell of it is missing. */
    public ParameterData deriveNumber(String name, @Nullable List<String> declared, ToDoubleFunction<Row> function) {
        return with(Derivation.number(name, cursor(declared), rowCount, function));
    }

    /** With a text parameter computed from each row; the cell is missing where the function returns null. */
    public ParameterData deriveText(
            String name, @Nullable List<String> declared, Function<Row, @Nullable String> function) {
        return with(Derivation.text(name, cursor(declared), rowCount, function));
    }

    private ParameterData withColumns(List<Column> newParameters, List<TextColumn> newTags) {
        return newParameters == parameters && newTags == tags
                ? this
                : new ParameterData(timesNs, offset, rowCount, newParameters, newTags);
    }

    /** Estimated bytes of heap of these rows. */
    public long approximateBytes() {
        return HeldMemory.ownBytes(this);
    }

    /** Estimated bytes of heap that this data keeps from being freed, that of the data it is a part of included. */
    public long retainedBytes() {
        return HeldMemory.retainedBytes(this, timesNs.length);
    }

    /**
     * The same rows; in memory of their own if they are a small part of what they would keep from being freed, or a part
     * of cells that were made of encoded bytes, which they would keep for nothing.
     */
    public ParameterData compact() {
        return HeldMemory.isWasted(this, timesNs.length) ? Concatenation.copyOf(this) : this;
    }

    /** Equal when times, parameters and tags are equal; the order of the columns does not matter, that of rows does. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterData that
                && Arrays.equals(
                        timesNs, offset, offset + rowCount, that.timesNs, that.offset, that.offset + that.rowCount)
                && parameters.size() == that.parameters.size()
                && parameters.stream().allMatch(column -> column.equals(that.parameter(column)))
                && tags.size() == that.tags.size()
                && tags.stream().allMatch(tag -> tag.equals(that.tag(tag.name())));
    }

    private @Nullable Column parameter(Column like) {
        return switch (like.kind()) {
            case NUMBER -> number(like.name());
            case TEXT -> text(like.name());
            case BINARY -> binary(like.name());
        };
    }

    @Override
    public int hashCode() {
        int columns = 0;
        for (Column column : parameters) {
            columns += column.hashCode();
        }
        for (TextColumn tag : tags) {
            columns += tag.hashCode();
        }
        return 31 * Arrays.hashCode(timesNs()) + columns;
    }

    /** The data as a {@link TextTable}. */
    @Override
    public String toString() {
        return TextTable.print(this);
    }
}
