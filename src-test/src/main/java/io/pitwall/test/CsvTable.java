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
        String text;
        try {
            text = Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the recording " + file + " cannot be read: " + e, e);
        }
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    static ParameterData parse(String csv) {
        return TextTable.parse(records(csv).stream()
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
