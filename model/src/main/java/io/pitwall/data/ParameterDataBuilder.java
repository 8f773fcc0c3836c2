package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows into columns.
 *
 * <p>{@link #row} starts a row, {@code put} and {@link #tag} set its cells; what is not set is missing. Setting a cell
 * again replaces its value; before the first row it throws {@link IllegalStateException}. Not safe for use by several threads.
 */
public final class ParameterDataBuilder {

    private long[] timesNs = new long[16];
    private int rowCount;
    private final List<Growing> parameters = new ArrayList<>();
    private final List<GrowingText> tags = new ArrayList<>();

    ParameterDataBuilder() {}

    /** Starts a row at a time in nanoseconds since the Unix epoch. */
    public ParameterDataBuilder row(long timeNs) {
        if (rowCount == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, 2 * rowCount);
        }
        timesNs[rowCount++] = timeNs;
        return this;
    }

    /** Sets a number; NaN is a value. */
    public ParameterDataBuilder put(String parameter, double value) {
        int row = currentRow();
        growing(parameter, GrowingNumbers.class).set(row, value);
        return this;
    }

    /** Sets a text; null leaves the cell missing. */
    public ParameterDataBuilder put(String parameter, @Nullable String value) {
        int row = currentRow();
        growing(parameter, GrowingText.class).set(row, value);
        return this;
    }

    /** Sets bytes, which are copied; null leaves the cell missing. */
    public ParameterDataBuilder put(String parameter, byte @Nullable [] value) {
        int row = currentRow();
        growing(parameter, GrowingBinary.class).set(row, value);
        return this;
    }

    /** Sets a tag; null leaves it missing. */
    public ParameterDataBuilder tag(String tag, @Nullable String value) {
        int row = currentRow();
        for (GrowingText column : tags) {
            if (column.name.equals(tag)) {
                column.set(row, value);
                return this;
            }
        }
        GrowingText column = new GrowingText(tag);
        column.set(row, value);
        tags.add(column);
        return this;
    }

    public int rowCount() {
        return rowCount;
    }

    /** The rows collected so far; the builder can go on. */
    public ParameterData build() {
        List<Column> columns =
                parameters.stream().map(column -> column.build(rowCount)).toList();
        List<TextColumn> tagColumns =
                tags.stream().map(column -> column.build(rowCount)).toList();
        return ParameterData.wrap(Arrays.copyOf(timesNs, rowCount), columns, tagColumns);
    }

    private int currentRow() {
        if (rowCount == 0) {
            throw new IllegalStateException("start a row with row(timeNs) before setting its cells");
        }
        return rowCount - 1;
    }

    private <C extends Growing> C growing(String name, Class<C> kind) {
        for (Growing column : parameters) {
            if (kind.isInstance(column) && column.name.equals(name)) {
                return kind.cast(column);
            }
        }
        Growing column = kind == GrowingNumbers.class
                ? new GrowingNumbers(name)
                : kind == GrowingText.class ? new GrowingText(name) : new GrowingBinary(name);
        parameters.add(column);
        return kind.cast(column);
    }

    private abstract static class Growing {
        final String name;

        Growing(String name) {
            this.name = ColumnNames.checked(requireNonNull(name, "name"));
        }

        abstract Column build(int rowCount);

        static int capacityFor(int row, int capacity) {
            return Math.max(row + 1, 2 * capacity);
        }
    }

    private static final class GrowingNumbers extends Growing {
        private double[] values = new double[16];
        private long[] present = new long[1];
        private int presentCount;

        GrowingNumbers(String name) {
            super(name);
        }

        void set(int row, double value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, capacityFor(row, values.length));
                present = Arrays.copyOf(present, Presence.wordsFor(values.length));
            }
            values[row] = value;
            if ((present[row >>> 6] & (1L << row)) == 0) {
                presentCount++;
            }
            Presence.mark(present, row);
        }

        @Override
        NumberColumn build(int rowCount) {
            Presence presence = presentCount == rowCount
                    ? Presence.all()
                    : Presence.ofBits(Arrays.copyOf(present, Presence.wordsFor(rowCount)));
            return NumberColumn.wrap(name, Arrays.copyOf(values, rowCount), presence);
        }
    }

    private static final class GrowingText extends Growing {
        private @Nullable String[] values = new @Nullable String[16];

        GrowingText(String name) {
            super(name);
        }

        void set(int row, @Nullable String value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, capacityFor(row, values.length));
            }
            values[row] = value;
        }

        @Override
        TextColumn build(int rowCount) {
            return TextColumn.wrap(name, Arrays.copyOf(values, rowCount));
        }
    }

    private static final class GrowingBinary extends Growing {
        private byte[] @Nullable [] values = new byte[16][];

        GrowingBinary(String name) {
            super(name);
        }

        void set(int row, byte @Nullable [] value) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, capacityFor(row, values.length));
            }
            values[row] = value == null ? null : value.clone();
        }

        @Override
        BinaryColumn build(int rowCount) {
            return BinaryColumn.wrap(name, Arrays.copyOf(values, rowCount));
        }
    }
}
