package io.pitwall.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells under heads, aligned: texts to the left, columns of numbers to the right; no blanks at the ends of lines.
 *
 * <p>All rows are held until they are printed. Not safe for use by several threads.
 */
public final class Table {

    private static final String GAP = "  ";
    private static final String NUMBER_MARK = "#";

    private final List<String> heads = new ArrayList<>();
    private final List<Boolean> areNumbers = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private Table() {}

    /** A table with these heads; one that begins with {@code #} is of a column of numbers, and is shown without it. */
    public static Table withHeads(String... heads) {
        Table table = new Table();
        for (String head : heads) {
            table.areNumbers.add(head.startsWith(NUMBER_MARK));
            table.heads.add(head.startsWith(NUMBER_MARK) ? head.substring(1) : head);
        }
        return table;
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not a cell for each head
     */
    public Table row(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException(
                    "a row of this table has %d cells, but it has %d".formatted(heads.size(), cells.length));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Leaves out columns, but the first, that have this cell in every row. */
    public void dropColumnsOf(String cell) {
        for (int column = heads.size() - 1; column > 0; column--) {
            int index = column;
            if (rows.stream().allMatch(row -> row.get(index).equals(cell))) {
                heads.remove(index);
                areNumbers.remove(index);
                rows.replaceAll(row -> without(row, index));
            }
        }
    }

    private static List<String> without(List<String> row, int index) {
        List<String> cells = new ArrayList<>(row);
        cells.remove(index);
        return cells;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The heads and the rows, a line each. */
    public List<String> lines() {
        int[] widths = new int[heads.size()];
        List<List<String>> all = new ArrayList<>(rows);
        all.add(0, heads);
        for (List<String> row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Words.width(row.get(column)));
            }
        }
        return all.stream().map(row -> line(row, widths)).toList();
    }

    /** Prints {@link #lines}. */
    public void printTo(PrintWriter out) {
        lines().forEach(out::println);
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String blanks = " ".repeat(widths[column] - Words.width(row.get(column)));
            line.append(column == 0 ? "" : GAP);
            line.append(areNumbers.get(column) ? blanks + row.get(column) : row.get(column) + blanks);
        }
        return line.toString().stripTrailing();
    }
}
