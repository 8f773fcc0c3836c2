package io.pitwall.test;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.data.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where two tables differ first, by row and then by column, and a picture of both side by side.
 *
 * <p>Both are looked at as one table with the columns of either, so that the order of columns does not matter and a column
 * without any value is the same as none.
 */
final class TableDifference {

    private static final int ROWS_BEFORE = 5;
    private static final int ROWS_BEHIND = 3;

    private final int expectedRows;
    private final int actualRows;
    private final List<List<String>> columns;
    private final int row;
    private final int column;

    private TableDifference(
            ParameterData expected, ParameterData actual, List<List<String>> columns, int row, int column) {
        this.expectedRows = expected.rowCount();
        this.actualRows = actual.rowCount();
        this.columns = columns;
        this.row = row;
        this.column = column;
    }

    /**
     * The first difference; null if there is none.
     *
     * @param tolerance how far a number may be from the one that is expected; with 0 the bits count
     */
    static @Nullable TableDifference between(ParameterData expected, ParameterData actual, double tolerance) {
        ParameterData both = ParameterData.concat(List.of(expected, actual)).withoutEmptyColumns();
        List<Column> values = new ArrayList<>(both.parameters());
        values.addAll(both.tags());
        int rows = Math.min(expected.rowCount(), actual.rowCount());
        for (int row = 0; row < rows; row++) {
            int other = expected.rowCount() + row;
            if (both.timeNs(row) != both.timeNs(other)) {
                return new TableDifference(expected, actual, TextTable.cells(both), row, 0);
            }
            for (int column = 0; column < values.size(); column++) {
                if (!isEqual(values.get(column), row, other, tolerance)) {
                    return new TableDifference(expected, actual, TextTable.cells(both), row, 1 + column);
                }
            }
        }
        return expected.rowCount() == actual.rowCount()
                ? null
                : new TableDifference(expected, actual, TextTable.cells(both), rows, 0);
    }

    private static boolean isEqual(Column column, int row, int other, double tolerance) {
        if (column.has(row) != column.has(other)) {
            return false;
        }
        if (column instanceof NumberColumn numbers) {
            double expected = numbers.at(row);
            double actual = numbers.at(other);
            return Double.compare(expected, actual) == 0 || (tolerance > 0 && Math.abs(expected - actual) <= tolerance);
        }
        if (column instanceof BinaryColumn binaries) {
            return Objects.equals(binaries.at(row), binaries.at(other));
        }
        TextColumn texts = (TextColumn) column;
        return Objects.equals(texts.at(row), texts.at(other));
    }

    /** One sentence: row and column, and what stands there. */
    String summary() {
        if (row >= Math.min(expectedRows, actualRows)) {
            return row < expectedRows
                    ? "there are " + actualRows + " rows where " + expectedRows + " are expected, row " + (row + 1)
                            + " is missing"
                    : "there are " + actualRows + " rows where " + expectedRows + " are expected, row " + (row + 1)
                            + " is one too many";
        }
        List<String> cells = columns.get(column);
        return "row " + (row + 1) + ", column " + cells.get(0) + ": expected " + shown(cells.get(1 + row))
                + ", but it's " + shown(cells.get(1 + expectedRows + row));
    }

    private static String shown(String cell) {
        return cell.isEmpty() ? "no value" : cell;
    }

    /** Both tables side by side, around the first difference; below its row the wrong cell is marked. */
    String sideBySide() {
        Side left = new Side(columns, 0, expectedRows);
        Side right = new Side(columns, expectedRows, actualRows);
        int rows = Math.max(expectedRows, actualRows);
        int from = Math.max(0, row - ROWS_BEFORE);
        int to = Math.min(rows, row + 1 + ROWS_BEHIND);
        StringBuilder out = new StringBuilder();
        line(out, "  ", left.padded("expected"), "actual");
        line(out, "  ", left.title(), right.title());
        skipped(out, from, "above");
        for (int at = from; at < to; at++) {
            line(out, at == row ? "> " : "  ", left.row(at), right.row(at));
            if (at == row) {
                line(out, "  ", left.mark(at, column), right.mark(at, column));
            }
        }
        skipped(out, rows - to, "below");
        return out.toString();
    }

    private static void line(StringBuilder out, String margin, String left, String right) {
        out.append((margin + left + "  ||  " + right).stripTrailing()).append('\n');
    }

    private static void skipped(StringBuilder out, int rows, String where) {
        if (rows > 0) {
            out.append("  ... ")
                    .append(rows)
                    .append(rows == 1 ? " row " : " rows ")
                    .append(where)
                    .append('\n');
        }
    }

    /** One of the two tables. */
    private static final class Side {

        private final List<List<String>> columns;
        private final int first;
        private final int count;
        private final int[] widths;

        Side(List<List<String>> columns, int first, int count) {
            this.columns = columns;
            this.first = first;
            this.count = count;
            this.widths = columns.stream()
                    .mapToInt(column -> Math.max(
                            column.get(0).length(),
                            column.subList(1 + first, 1 + first + count).stream()
                                    .mapToInt(String::length)
                                    .max()
                                    .orElse(0)))
                    .toArray();
        }

        String title() {
            return cells(column -> columns.get(column).get(0), " | ");
        }

        String row(int row) {
            return row < count ? cells(column -> columns.get(column).get(1 + first + row), " | ") : padded("");
        }

        String mark(int row, int wrong) {
            return row < count
                    ? cells(column -> column == wrong ? "^".repeat(widths[wrong]) : "", "   ")
                    : padded("^ no row");
        }

        String padded(String text) {
            int width = Arrays.stream(widths).sum() + 3 * (widths.length - 1);
            return text + " ".repeat(Math.max(0, width - text.length()));
        }

        private String cells(IntFunction<String> cell, String separator) {
            StringBuilder out = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String text = cell.apply(column);
                out.append(column == 0 ? "" : separator)
                        .append(text)
                        .append(" ".repeat(widths[column] - text.length()));
            }
            return padded(out.toString());
        }
    }
}
