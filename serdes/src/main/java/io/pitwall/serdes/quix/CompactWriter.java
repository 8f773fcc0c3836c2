package io.pitwall.serdes.quix;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what {@link TimeseriesCompact} reads. */
final class CompactWriter {

    private CompactWriter() {}

    static void write(ParameterData data, long epochNs, JsonOutput out) throws IOException {
        out.startObject();
        if (epochNs != 0) {
            out.name("Epoch");
            out.wholeNumber(epochNs);
        }
        out.name("Numerics");
        out.startObject();
        for (Column column : data.parameters()) {
            if (column instanceof NumberColumn numbers) {
                writeNumbers(numbers, out);
            }
        }
        out.endObject();
        out.name("Binary");
        TimeseriesJson.writeBinaries(data, out);
        out.name("Strings");
        out.startObject();
        for (Column column : data.parameters()) {
            if (column instanceof TextColumn texts) {
                writeTexts(texts, out);
            }
        }
        out.endObject();
        out.name("Tags");
        out.startObject();
        for (TextColumn tag : data.tags()) {
            writeTexts(tag, out);
        }
        out.endObject();
        out.name("Timestamps");
        out.startArray();
        long last = epochNs;
        for (int row = 0; row < data.rowCount(); row++) {
            out.wholeNumber(data.timeNs(row) - last);
            last = data.timeNs(row);
        }
        out.endArray();
        out.endObject();
    }

    private static void writeNumbers(NumberColumn numbers, JsonOutput out) throws IOException {
        double[] last = {0};
        out.name(numbers.name());
        writeRuns(numbers, out, row -> {
            out.number(numbers.at(row) - last[0]);
            last[0] = numbers.at(row);
        });
    }

    private static void writeTexts(TextColumn texts, JsonOutput out) throws IOException {
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int row = 0; row < texts.rowCount(); row++) {
            String text = texts.at(row);
            if (text != null) {
                positions.putIfAbsent(text, positions.size());
            }
        }
        out.name(texts.name());
        out.startObject();
        out.name("K");
        out.startArray();
        for (String text : positions.keySet()) {
            out.text(text);
        }
        out.endArray();
        out.name("V");
        writeRuns(texts, out, row -> out.wholeNumber(requireNonNull(positions.get(requireNonNull(texts.at(row))))));
        out.endObject();
    }

    private interface CellWriter {
        void write(int row) throws IOException;
    }

    private static void writeRuns(Column column, JsonOutput out, CellWriter writer) throws IOException {
        out.startArray();
        int row = 0;
        while (true) {
            int skipFrom = row;
            while (row < column.rowCount() && !column.has(row)) {
                row++;
            }
            if (row == column.rowCount()) {
                break;
            }
            int from = row;
            while (row < column.rowCount() && column.has(row)) {
                row++;
            }
            out.wholeNumber((long) from - skipFrom);
            writeRun(from, row, out, writer);
        }
        out.endArray();
    }

    private static void writeRun(int from, int to, JsonOutput out, CellWriter writer) throws IOException {
        if (to - from == 1) {
            writer.write(from);
            return;
        }
        out.startArray();
        for (int row = from; row < to; row++) {
            writer.write(row);
        }
        out.endArray();
    }
}
