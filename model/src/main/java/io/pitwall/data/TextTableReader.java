package io.pitwall.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a {@link TextTable}. */
final class TextTableReader {

    /** What a header cell says. */
    private record Heading(String name, boolean isTag, Column.Kind kind) {}

    private final String[] lines;
    private final ParameterDataBuilder data = ParameterData.builder();
    private TextTable.TimeUnit timeUnit = TextTable.TimeUnit.NANOSECONDS;
    private List<Heading> headings = List.of();

    TextTableReader(String table) {
        // Not \R: it also divides at form feeds and the like, which a quoted text may hold.
        this.lines = table.split("\r\n|\n|\r", -1);
    }

    ParameterData read() {
        boolean hasHeader = false;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            List<String> cells = split(i);
            if (!hasHeader) {
                readHeader(i + 1, cells);
                hasHeader = true;
            } else {
                readRow(i + 1, cells);
            }
        }
        if (!hasHeader) {
            throw new IllegalArgumentException("the table is empty: it needs a header such as 'time_ms | Speed'");
        }
        return withAllColumns();
    }

    private List<String> split(int index) {
        try {
            return TextTableCells.split(lines[index]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + (index + 1) + ": " + e.getMessage(), e);
        }
    }

    private void readHeader(int lineNumber, List<String> cells) {
        try {
            readHeader(cells);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + lineNumber + ": " + e.getMessage(), e);
        }
    }

    private void readHeader(List<String> cells) {
        timeUnit = Arrays.stream(TextTable.TimeUnit.values())
                .filter(unit -> unit.columnName.equals(cells.get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the first column is '" + cells.get(0)
                        + "', but it must be the time: time_ms, time_us or time_ns"));
        headings = cells.subList(1, cells.size()).stream()
                .map(TextTableReader::heading)
                .toList();
        String repeated =
                headings.stream()
                        .collect(Collectors.groupingBy(heading -> heading, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(entry -> entry.getKey().name())
                        .collect(Collectors.joining(", "));
        if (!repeated.isEmpty()) {
            throw new IllegalArgumentException("columns that are there twice: " + repeated);
        }
    }

    private static Heading heading(String cell) {
        String quotedPart = cell.startsWith("\"") ? TextTableCells.quotedPrefix(cell) : "";
        String rest = cell.substring(quotedPart.length());
        String suffix = "";
        String name = quotedPart.isEmpty() ? rest : TextTableCells.unquote(quotedPart);
        if (!quotedPart.isEmpty()) {
            suffix = rest;
        } else if (rest.endsWith("#")) {
            suffix = "#";
        } else if (rest.indexOf(':') >= 0) {
            suffix = rest.substring(rest.indexOf(':'));
        }
        if (quotedPart.isEmpty()) {
            name = rest.substring(0, rest.length() - suffix.length());
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column has no name: '" + cell + "'");
        }
        return switch (suffix) {
            case "#" -> new Heading(name, true, Column.Kind.TEXT);
            case "", ":number" -> new Heading(name, false, Column.Kind.NUMBER);
            case ":text" -> new Heading(name, false, Column.Kind.TEXT);
            case ":binary" -> new Heading(name, false, Column.Kind.BINARY);
            default ->
                throw new IllegalArgumentException("column '" + cell + "': '" + suffix
                        + "' is not one of '#' (tag), ':number', ':text', ':binary'; quote a name that has such signs");
        };
    }

    private void readRow(int lineNumber, List<String> cells) {
        if (cells.size() != headings.size() + 1) {
            throw new IllegalArgumentException("line %d has %d cells, but the header has %d"
                    .formatted(lineNumber, cells.size(), headings.size() + 1));
        }
        data.row(time(lineNumber, cells.get(0)));
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            String cell = cells.get(i + 1);
            try {
                set(heading, cell);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "line %d, column '%s': %s".formatted(lineNumber, heading.name(), e.getMessage()), e);
            }
        }
    }

    private long time(int lineNumber, String cell) {
        try {
            return Math.multiplyExact(Long.parseLong(cell), timeUnit.ns);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "line %d, column '%s': '%s' is not a whole number of that unit within the range of 64 bit nanoseconds"
                            .formatted(lineNumber, timeUnit.columnName, cell),
                    e);
        }
    }

    private void set(Heading heading, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        if (heading.isTag()) {
            data.tag(heading.name(), TextTableCells.parseText(cell));
            return;
        }
        switch (heading.kind()) {
            case NUMBER -> data.put(heading.name(), TextTableCells.parseNumber(cell));
            case TEXT -> data.put(heading.name(), TextTableCells.parseText(cell));
            case BINARY -> data.put(heading.name(), TextTableCells.parseBinary(cell));
        }
    }

    /** A column without any value stands in the table all the same, in its place. */
    private ParameterData withAllColumns() {
        ParameterData rows = data.build();
        int rowCount = rows.rowCount();
        List<Column> parameters = new ArrayList<>();
        List<TextColumn> tags = new ArrayList<>();
        for (Heading heading : headings) {
            String name = heading.name();
            if (heading.isTag()) {
                TextColumn tag = rows.tag(name);
                tags.add(tag != null ? tag : TextColumn.wrap(name, new String[rowCount]));
                continue;
            }
            Column column =
                    switch (heading.kind()) {
                        case NUMBER -> rows.number(name);
                        case TEXT -> rows.text(name);
                        case BINARY -> rows.binary(name);
                    };
            parameters.add(column != null ? column : allMissing(heading, rowCount));
        }
        return ParameterData.wrap(rows.timesNs(), parameters, tags);
    }

    private static Column allMissing(Heading heading, int rowCount) {
        return switch (heading.kind()) {
            case NUMBER ->
                NumberColumn.wrap(heading.name(), new double[rowCount], Presence.ofBits(Presence.noneOf(rowCount)));
            case TEXT -> TextColumn.wrap(heading.name(), new String[rowCount]);
            case BINARY -> BinaryColumn.wrap(heading.name(), new byte[rowCount][]);
        };
    }
}
