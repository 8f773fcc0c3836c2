package io.pitwall.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Parameter data as a table of text that people write and read: in tests, on the command line, in documents.
 *
 * <pre>
 * time_ms | Brake | Driver:text | Blob:binary | Lap#
 *       0 |   0.7 | Ana         | 0x0102      | 1
 *     120 |   NaN | ""          |             | 2
 * </pre>
 *
 * <ul>
 *   <li>The first column is the time: {@code time_ns}, {@code time_us} or {@code time_ms}, whole numbers since the
 *       Unix epoch.
 *   <li>{@code Name} is a number, {@code Name:text} a text, {@code Name:binary} bytes in hex, {@code Name#} a tag. A
 *       name that holds one of {@code | : # "} or spaces at its ends is quoted: {@code "a|b":text}.
 *   <li>An empty cell is missing, {@code ""} is the empty text. A text that holds {@code |}, quotes at its start,
 *       spaces at its ends or control characters is quoted, with the escapes {@code \" \\ \n \r \t}.
 * </ul>
 *
 * <p>What {@link #print} writes, {@link #parse} reads back as equal data, but for the payloads of NaNs.
 */
public final class TextTable {

    private TextTable() {}

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException that names line and column of what cannot be read
     */
    public static ParameterData parse(String table) {
        return new TextTableReader(table).read();
    }

    /** Writes a table with aligned columns and a line break after each line; times in the largest unit that fits. */
    public static String print(ParameterData data) {
        List<Printed> columns = columns(data);
        StringBuilder out = new StringBuilder();
        for (int line = 0; line <= data.rowCount(); line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                text.append(i == 0 ? "" : " | ").append(columns.get(i).padded(line));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /**
     * The cells that {@link #print} writes, not aligned: for each column, times first, then parameters, then tags, its
     * title and below it one cell for each row.
     */
    public static List<List<String>> cells(ParameterData data) {
        return columns(data).stream().map(column -> List.copyOf(column.cells)).toList();
    }

    private static List<Printed> columns(ParameterData data) {
        List<Printed> columns = new ArrayList<>();
        columns.add(printTimes(data, TimeUnit.largestFor(data)));
        for (Column column : data.parameters()) {
            columns.add(printParameter(column));
        }
        for (TextColumn tag : data.tags()) {
            columns.add(printTexts(tag, TextTableCells.name(tag.name()) + "#"));
        }
        return columns;
    }

    /** The number as a table shows it: shortest that reads back as the same, whole numbers without a fraction. */
    public static String print(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0)) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    /**
     * The number that a cell says, {@code NaN} and {@code Infinity} included.
     *
     * @throws IllegalArgumentException if it is not a number
     */
    public static double parseNumber(String cell) {
        return TextTableCells.parseNumber(cell);
    }

    private static Printed printTimes(ParameterData data, TimeUnit unit) {
        Printed printed = new Printed(unit.columnName, true);
        for (int row = 0; row < data.rowCount(); row++) {
            printed.add(Long.toString(data.timeNs(row) / unit.ns));
        }
        return printed;
    }

    private static Printed printParameter(Column column) {
        String name = TextTableCells.name(column.name());
        if (column instanceof NumberColumn numbers) {
            Printed printed = new Printed(name, true);
            for (int row = 0; row < numbers.rowCount(); row++) {
                printed.add(numbers.has(row) ? print(numbers.at(row)) : "");
            }
            return printed;
        }
        if (column instanceof BinaryColumn binaries) {
            Printed printed = new Printed(name + ":binary", false);
            for (int row = 0; row < binaries.rowCount(); row++) {
                printed.add(TextTableCells.binary(binaries.at(row)));
            }
            return printed;
        }
        return printTexts((TextColumn) column, name + ":text");
    }

    private static Printed printTexts(TextColumn column, String title) {
        Printed printed = new Printed(title, false);
        for (int row = 0; row < column.rowCount(); row++) {
            printed.add(TextTableCells.text(column.at(row)));
        }
        return printed;
    }

    /** One column of text with its width. */
    private static final class Printed {
        private final List<String> cells = new ArrayList<>();
        private final boolean alignRight;
        private int width;

        Printed(String title, boolean alignRight) {
            this.alignRight = alignRight;
            add(title);
        }

        void add(String cell) {
            cells.add(cell);
            width = Math.max(width, cell.length());
        }

        String padded(int line) {
            String padding = " ".repeat(width - cells.get(line).length());
            return alignRight ? padding + cells.get(line) : cells.get(line) + padding;
        }
    }

    /** What the times of a table count. */
    enum TimeUnit {
        MILLISECONDS("time_ms", 1_000_000),
        MICROSECONDS("time_us", 1_000),
        NANOSECONDS("time_ns", 1);

        final String columnName;
        final long ns;

        TimeUnit(String columnName, long ns) {
            this.columnName = columnName;
            this.ns = ns;
        }

        static TimeUnit largestFor(ParameterData data) {
            for (TimeUnit unit : values()) {
                boolean fits = true;
                for (int row = 0; row < data.rowCount() && fits; row++) {
                    fits = data.timeNs(row) % unit.ns == 0;
                }
                if (fits) {
                    return unit;
                }
            }
            return NANOSECONDS;
        }
    }
}
