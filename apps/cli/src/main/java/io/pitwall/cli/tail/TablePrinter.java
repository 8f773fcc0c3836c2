package io.pitwall.cli.tail;

import io.pitwall.cli.text.Words;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints every message for people: rows as lines of one aligned table, whose heads are repeated when the columns change and
 * after a screen of rows; the rest as a line each, with its record. Times are in UTC.
 */
public final class TablePrinter implements MessagePrinter {

    private static final String GAP = "  ";
    private static final int ROWS_PER_HEAD = 40;
    private static final int NUMBER_WIDTH = 8;
    private static final int TEXT_WIDTH = 6;

    private final PrintWriter out;
    private List<String> heads = List.of();
    private List<Integer> widths = new ArrayList<>();
    private int rowsSinceHeads;

    public TablePrinter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(String streamId, String origin, StreamMessage message) {
        if (message instanceof ParameterData data) {
            printRows(streamId, data);
        } else {
            String title = Words.inLine(streamId) + " (" + origin + ") ";
            MessageLines.of(message).forEach(line -> out.println(title + Words.inLine(line)));
        }
    }

    private void printRows(String streamId, ParameterData data) {
        if (data.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(List.of("stream", "time"));
        names.addAll(CellTexts.names(data));
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < data.rowCount(); row++) {
            List<String> cells = new ArrayList<>(List.of(Words.inLine(streamId), Words.exactTime(data.timeNs(row))));
            CellTexts.of(data, row).forEach(cell -> cells.add(Words.inLine(cell)));
            rows.add(cells);
        }
        if (!names.equals(heads)) {
            heads = names;
            widths = new ArrayList<>(heads.stream().map(Words::width).toList());
            rowsSinceHeads = ROWS_PER_HEAD;
            leaveRoom(data);
        }
        rows.forEach(this::widen);
        for (List<String> row : rows) {
            if (rowsSinceHeads >= ROWS_PER_HEAD) {
                out.println(line(heads, data));
                rowsSinceHeads = 0;
            }
            out.println(line(row, data));
            rowsSinceHeads++;
        }
    }

    /** Room for numbers that get longer, so that columns do not jump with every packet. */
    private void leaveRoom(ParameterData data) {
        for (int column = 2; column < widths.size(); column++) {
            int room = isNumber(data, column) ? NUMBER_WIDTH : TEXT_WIDTH;
            widths.set(column, Math.max(widths.get(column), room));
        }
    }

    private void widen(List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            widths.set(column, Math.max(widths.get(column), Words.width(cells.get(column))));
        }
    }

    private static boolean isNumber(ParameterData data, int column) {
        int parameter = column - 2;
        return parameter >= 0
                && parameter < data.parameters().size()
                && data.parameters().get(parameter) instanceof NumberColumn;
    }

    private String line(List<String> cells, ParameterData data) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String blanks = " ".repeat(widths.get(column) - Words.width(cell));
            line.append(column == 0 ? "" : GAP).append(isNumber(data, column) ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public boolean flush() {
        return !out.checkError();
    }
}
