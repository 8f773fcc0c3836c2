package io.pitwall.cli.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.pitwall.app.UserException;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.TextTable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A recording in a CSV file with a header; an empty cell is missing.
 *
 * <p>Errors are {@link UserException}s that name file, line and column.
 */
public final class CsvRecording {

    /** What a column is, told by the layout and its name. */
    private enum Role {
        TIME,
        STREAM,
        TAG,
        TEXT,
        NUMBER
    }

    /** A column as the header names it, and the parameter or tag it becomes. */
    private record Column(String name, String ownName, Role role) {

        boolean isTag(String tag) {
            return role == Role.TAG && ownName.equals(tag);
        }
    }

    private final Path file;
    private final CsvLayout layout;
    private final String streamId;
    private final int rowsPerData;

    /**
     * A recording that is not read yet.
     *
     * @param streamId the stream of all rows when the layout has no stream column
     * @param rowsPerData so many rows of a stream are handed over together
     */
    public CsvRecording(Path file, CsvLayout layout, String streamId, int rowsPerData) {
        this.file = file;
        this.layout = layout;
        this.streamId = streamId;
        this.rowsPerData = rowsPerData;
    }

    /** Reads the file and hands over the rows of each stream in their order, cut into data. */
    public void read(BiConsumer<String, ParameterData> streamData) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UserException("there is no file " + file + " that can be read; check --csv");
        }
        Map<String, ParameterDataBuilder> open = new LinkedHashMap<>();
        long rowCount = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(strictUtf8())) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new UserException(file + " is empty: it needs a header with the names of the columns");
            }
            List<Column> columns = columns(records.next().getFields());
            while (records.hasNext()) {
                CsvRecord row = records.next();
                rowCount++;
                String stream = streamOf(row, columns);
                ParameterDataBuilder builder = open.computeIfAbsent(stream, id -> ParameterData.builder());
                add(row, columns, builder);
                if (builder.rowCount() == rowsPerData) {
                    streamData.accept(stream, builder.build());
                    open.put(stream, ParameterData.builder());
                }
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8(rowCount, e);
            }
            throw new UserException(file + " is no well-formed CSV: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            if (e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException) {
                throw notUtf8(rowCount, e);
            }
            throw new UserException("reading " + file + " failed: " + e.getMessage(), e);
        }
        if (rowCount == 0) {
            throw new UserException(file + " has a header and no rows");
        }
        open.forEach((stream, builder) -> {
            if (builder.rowCount() > 0) {
                streamData.accept(stream, builder.build());
            }
        });
    }

    private Reader strictUtf8() throws IOException {
        return new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private UserException notUtf8(long rowCount, Exception e) {
        return new UserException(file + " is not UTF-8, somewhere after row " + rowCount + "; convert it first", e);
    }

    private List<Column> columns(List<String> header) {
        List<String> names = new ArrayList<>(header);
        names.set(0, names.get(0).replaceFirst("^\uFEFF", ""));
        checkRoles();
        require(names, layout.timeColumn(), "--time");
        layout.streamColumn().ifPresent(name -> require(names, name, "--stream-column"));
        layout.tags().forEach(name -> require(names, name, "--tag"));
        layout.texts().forEach(name -> require(names, name, "--text"));
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            if (name.isBlank()
                    || columns.stream().anyMatch(column -> column.name().equals(name))) {
                throw new UserException(file + ": column " + (columns.size() + 1) + " is named '" + name
                        + "'; every column needs a name of its own");
            }
            Role role = role(name);
            String ownName = role == Role.TAG ? name.replaceFirst("#$", "") : name;
            if (role == Role.TAG && columns.stream().anyMatch(column -> column.isTag(ownName))) {
                throw new UserException(file + ": columns '" + ownName + "' and '" + name + "' are the same tag");
            }
            columns.add(new Column(name, ownName, role));
        }
        return columns;
    }

    /** A column is one thing: what is the time cannot be the stream id as well. */
    private void checkRoles() {
        List<String> named = new ArrayList<>(List.of(layout.timeColumn()));
        layout.streamColumn().ifPresent(named::add);
        named.addAll(layout.tags());
        named.addAll(layout.texts());
        for (int i = 0; i < named.size(); i++) {
            if (named.indexOf(named.get(i)) < i) {
                throw new UserException("column '" + named.get(i)
                        + "' is named twice among --time, --stream-column, --tag and --text; a column is one thing");
            }
        }
    }

    private void require(List<String> names, String name, String option) {
        if (!names.contains(name)) {
            throw new UserException(
                    file + " has no column '" + name + "' (" + option + "); it has " + String.join(", ", names));
        }
    }

    private Role role(String name) {
        if (name.equals(layout.timeColumn())) {
            return Role.TIME;
        } else if (layout.streamColumn().filter(name::equals).isPresent()) {
            return Role.STREAM;
        } else if (layout.tags().contains(name) || (name.length() > 1 && name.endsWith("#"))) {
            return Role.TAG;
        }
        return layout.texts().contains(name) ? Role.TEXT : Role.NUMBER;
    }

    private String streamOf(CsvRecord row, List<Column> columns) {
        checkWidth(row, columns);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == Role.STREAM) {
                if (row.getField(i).isEmpty()) {
                    throw new UserException(where(row, columns.get(i)) + " is empty, but it is the stream id");
                }
                return row.getField(i);
            }
        }
        return streamId;
    }

    private void checkWidth(CsvRecord row, List<Column> columns) {
        if (row.getFieldCount() != columns.size()) {
            throw new UserException("%s line %d has %d cells, but the header has %d"
                    .formatted(file, row.getStartingLineNumber(), row.getFieldCount(), columns.size()));
        }
    }

    private void add(CsvRecord row, List<Column> columns, ParameterDataBuilder data) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == Role.TIME) {
                data.row(time(row, columns.get(i), row.getField(i)));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String cell = row.getField(i);
            if (cell.isEmpty()) {
                continue;
            }
            switch (column.role()) {
                case NUMBER -> data.put(column.name(), number(row, column, cell));
                case TEXT -> data.put(column.name(), cell);
                case TAG -> data.tag(column.ownName(), cell);
                case TIME, STREAM -> {}
            }
        }
    }

    private long time(CsvRecord row, Column column, String cell) {
        try {
            return layout.timeUnit().toNs(cell.strip());
        } catch (ArithmeticException e) {
            throw new UserException(
                    where(row, column) + ": '" + cell + "' is finer than a nanosecond or beyond the years 1677 to 2262;"
                            + " check --time-unit",
                    e);
        } catch (NumberFormatException e) {
            throw new UserException(
                    where(row, column) + ": '" + cell + "' is no time in "
                            + layout.timeUnit().name().toLowerCase(java.util.Locale.ROOT)
                            + " since the Unix epoch; check --time and --time-unit",
                    e);
        }
    }

    private double number(CsvRecord row, Column column, String cell) {
        try {
            return TextTable.parseNumber(cell.strip());
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    where(row, column) + ": " + e.getMessage() + "; if the column holds text, say --text "
                            + column.name() + " or --tag " + column.name(),
                    e);
        }
    }

    private String where(CsvRecord row, Column column) {
        return file + " line " + row.getStartingLineNumber() + ", column '" + column.name() + "'";
    }
}
