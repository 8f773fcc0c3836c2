package io.pitwall.dsl.plan;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as lines of text, aligned; lines have no blanks at their ends. */
final class TextColumns {

    private static final String GAP = "   ";

    private final String indent;
    private final List<List<String>> rows = new ArrayList<>();

    TextColumns(String indent) {
        this.indent = indent;
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell);
                boolean isLast = column == row.size() - 1;
                line.append(isLast ? "" : " ".repeat(width(column) - cell.length()) + GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
