package io.pitwall.cli.tail;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints rows as CSV: {@code stream,time_ns,} parameters, tags as {@code Name#}; messages that are not data go to the
 * other writer, as a line each.
 *
 * <p>The header is that of the first data; when data with other columns comes, an empty line and a new header follow.
 */
public final class CsvPrinter implements MessagePrinter {

    private final PrintWriter out;
    private final PrintWriter others;
    private final CsvWriter csv;
    private List<String> header = List.of();

    public CsvPrinter(PrintWriter out, PrintWriter others) {
        this.out = out;
        this.others = others;
        this.csv = CsvWriter.builder()
                .bufferSize(0)
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(out);
    }

    @Override
    public void print(String streamId, String origin, StreamMessage message) {
        if (message instanceof ParameterData data) {
            printRows(streamId, data);
        } else {
            MessageLines.of(message).forEach(line -> others.println(streamId + " (" + origin + ") " + line));
        }
    }

    private void printRows(String streamId, ParameterData data) {
        List<String> names = new ArrayList<>(List.of("stream", "time_ns"));
        names.addAll(CellTexts.names(data));
        if (!names.equals(header)) {
            if (!header.isEmpty()) {
                out.println();
            }
            csv.writeRecord(names);
            header = names;
        }
        for (int row = 0; row < data.rowCount(); row++) {
            List<String> cells = new ArrayList<>(List.of(streamId, Long.toString(data.timeNs(row))));
            cells.addAll(CellTexts.of(data, row));
            csv.writeRecord(cells);
        }
    }

    @Override
    public boolean flush() {
        others.flush();
        return !out.checkError();
    }
}
