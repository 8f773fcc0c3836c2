package io.pitwall.cli.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.pitwall.app.UserException;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes rows of parameter data of the lines of a recording; errors name file, line and column. */
final class CsvRows {

    private final Path file;
    private final CsvLayout layout;
    private final String streamId;
    private final List<CsvHeader.Column> columns;
    private final int timeColumn;

    /** @param streamId the stream of all rows when the layout has no stream column */
    CsvRows(Path file, CsvLayout layout, String streamId, CsvHeader header) {
        this.file = file;
        this.layout = layout;
        this.streamId = streamId;
        this.columns = header.columns();
        this.timeColumn = columns.stream().map(CsvHeader.Column::role).toList().indexOf(CsvHeader.Role.TIME);
    }

    /** The stream of a row. */
    String streamOf(CsvRecord row) {
        checkWidth(row);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == CsvHeader.Role.STREAM) {
                if (row.getField(i).isEmpty()) {
                    throw new UserException(where(row, columns.get(i)) + " is empty, but it is the stream id");
                }
                return row.getField(i);
            }
        }
        return streamId;
    }

    private void checkWidth(CsvRecord row) {
        if (row.getFieldCount() != columns.size()) {
            throw new UserException("%s line %d has %d cells, but the header has %d"
                    .formatted(file, row.getStartingLineNumber(), row.getFieldCount(), columns.size()));
        }
    }

    /** The time of a row in nanoseconds since the Unix epoch. */
    long timeOf(CsvRecord row) {
        return time(row, columns.get(timeColumn), row.getField(timeColumn));
    }

    /** Adds a row. */
    void add(CsvRecord row, long timeNs, ParameterDataBuilder data) {
        data.row(timeNs);
        for (int i = 0; i < columns.size(); i++) {
            CsvHeader.Column column = columns.get(i);
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

    private long time(CsvRecord row, CsvHeader.Column column, String cell) {
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
                            + layout.timeUnit().name().toLowerCase(Locale.ROOT)
                            + " since the Unix epoch; check --time and --time-unit",
                    e);
        }
    }

    private double number(CsvRecord row, CsvHeader.Column column, String cell) {
        try {
            return TextTable.parseNumber(cell.strip());
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    where(row, column) + ": " + e.getMessage() + "; if the column holds text, say --text "
                            + column.name() + " or --tag " + column.name(),
                    e);
        }
    }

    private String where(CsvRecord row, CsvHeader.Column column) {
        return file + " line " + row.getStartingLineNumber() + ", column '" + column.name() + "'";
    }
}
