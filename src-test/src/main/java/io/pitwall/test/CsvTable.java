package io.pitwall.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Parameter data in a CSV file (RFC 4180, UTF-8): titles and cells are those of a {@link TextTable}, with commas between
 * them. The first column is {@code time_ms}, {@code time_us} or {@code time_ns}; {@code Name} is a number, {@code Name:text} a
 * text, {@code Name#} a tag; an empty cell is missing.
 */
public final class CsvTable {

    private CsvTable() {}

    /**
     * Reads a recording.
     *
     * @throws IllegalArgumentException that names file and line of what cannot be read
     * @throws UncheckedIOException if the file cannot be read
     */
    public static ParameterData read(Path file) {
        return read(file, UnaryOperator.identity());
    }

    /**
     * Reads a recording that somebody else made, whose column of times is called otherwise and may stand anywhere.
     *
     * @param timeColumn the title of the column of times
     * @param unit what they count since the Unix epoch: nanoseconds, microseconds or milliseconds
     * @throws IllegalArgumentException if there is no such column or unit; else as {@link #read(Path)}
     */
    public static ParameterData read(Path file, String timeColumn, TimeUnit unit) {
        String title =
                switch (unit) {
                    case NANOSECONDS -> "time_ns";
                    case MICROSECONDS -> "time_us";
                    case MILLISECONDS -> "time_ms";
                    default ->
                        throw new IllegalArgumentException(
                                "times are read in nanoseconds, microseconds or milliseconds, not in " + unit);
                };
        return read(file, records -> withTimeFirst(records, timeColumn, title));
    }

    private static ParameterData read(Path file, UnaryOperator<List<List<String>>> change) {
        String text;
        try {
            text = Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the recording " + file + " cannot be read: " + e, e);
        }
        try {
            return parse(change.apply(records(text)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<List<String>> withTimeFirst(List<List<String>> records, String timeColumn, String title) {
        List<String> titles = records.isEmpty() ? List.of() : records.get(0);
        int time = titles.indexOf(timeColumn);
        if (time < 0) {
            throw new IllegalArgumentException(
                    "there is no column '" + timeColumn + "', only " + String.join(", ", titles));
        }
        List<List<String>> moved = new ArrayList<>(records.size());
        for (int line = 0; line < records.size(); line++) {
            List<String> cells = new ArrayList<>(records.get(line));
            if (time < cells.size()) {
                String cell = cells.remove(time);
                cells.add(0, line == 0 ? title : cell);
            }
            moved.add(cells);
        }
        return moved;
    }

    private static ParameterData parse(List<List<String>> records) {
        return TextTable.parse(records.stream()
                .map(cells -> cells.stream().map(CsvTable::quoted).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n")));
    }

    static String print(ParameterData data) {
        List<List<String>> columns = TextTable.cells(data);
        StringBuilder out = new StringBuilder();
        for (int line = 0; line <= data.rowCount(); line++) {
            int at = line;
            out.append(IntStream.range(0, columns.size())
                            .mapToObj(column -> escaped(columns.get(column).get(at)))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return out.toString();
    }

    /** A cell that would be more than one in a table. */
    private static String quoted(String cell) {
        return cell.startsWith("\"") || !(cell.contains("|") || cell.contains("\n"))
                ? cell
                : '"' + cell.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String escaped(String cell) {
        return cell.indexOf(',') < 0 && cell.indexOf('"') < 0 ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static List<List<String>> records(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        int line = 1;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (isQuoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (isQuoted || ",\r\n".indexOf(c) < 0) {
                cell.append(c);
            } else if (c != '\r') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    records.add(cells);
                    cells = new ArrayList<>();
                }
            }
        }
        if (isQuoted) {
            throw new IllegalArgumentException("line " + line + ": a quote is not closed");
        }
        if (!cells.isEmpty() || cell.length() > 0) {
            cells.add(cell.toString());
            records.add(cells);
        }
        return records;
    }
}
