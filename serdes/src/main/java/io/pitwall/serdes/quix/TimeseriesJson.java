package io.pitwall.serdes.quix;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameter data as JSON.
 *
 * <pre>
 * content := {["Epoch":ns,]"Timestamps":[ns, ...],"NumericValues":{name:[number | null, ...], ...},
 *             "StringValues":{name:[text | null, ...], ...},"BinaryValues":{name:[base64 | null, ...], ...},
 *             "TagValues":{name:[text | null, ...], ...}}
 * </pre>
 *
 * <p>One cell a row; null is a missing cell. Members and columns may be missing or null, and come in any order; a time is
 * the epoch plus the timestamp. Tags without any time are left out.
 */
final class TimeseriesJson extends JsonCodec<ParameterData> implements TimeseriesCodec {

    private static final MemberNames MEMBERS =
            MemberNames.of("Epoch", "Timestamps", "NumericValues", "StringValues", "BinaryValues", "TagValues");

    TimeseriesJson(JsonText json) {
        super(json, "timeseries");
    }

    @Override
    ParameterData read(JsonInput in) throws IOException {
        long epochNs = 0;
        Longs times = new Longs();
        List<Column> parameters = new ArrayList<>();
        List<TextColumn> tags = new ArrayList<>();
        JsonMembers members = JsonMembers.enter(in, MEMBERS, "the timeseries");
        for (String member = members.next(); member != null; member = members.next()) {
            if (in.isNull()) {
                continue;
            }
            switch (member) {
                case "Epoch" -> epochNs = in.timeNs("the epoch in ns");
                case "Timestamps" -> readTimes(in, times);
                case "NumericValues" -> readNumbers(in, parameters);
                case "StringValues" -> readTexts(in, parameters);
                case "BinaryValues" -> readBinaries(in, parameters);
                case "TagValues" -> readTexts(in, tags);
                default -> in.skip();
            }
        }
        if (times.count() == 0) {
            // Newer Python writes the tags of a row without values, but not its time: they are the tags of nothing.
            tags.removeIf(tag -> tag.rowCount() > 0);
        }
        return ParameterData.wrap(TimeseriesCodec.absolute(times, epochNs), parameters, tags);
    }

    private static void readTimes(JsonInput in, Longs times) throws IOException {
        in.enterArray("the timestamps");
        while (in.nextItem()) {
            times.add(in.timeNs("a timestamp in ns"));
        }
    }

    private static void readNumbers(JsonInput in, List<Column> columns) throws IOException {
        in.enterObject("the numbers by name");
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            if (in.isNull()) {
                continue;
            }
            NumberCells cells = new NumberCells();
            in.enterArray("the cells of a parameter");
            while (in.nextItem()) {
                if (in.isNull()) {
                    cells.addMissing();
                } else {
                    cells.add(in.number("a cell"));
                }
            }
            columns.add(cells.toColumn(name));
        }
    }

    private static void readTexts(JsonInput in, List<? super TextColumn> columns) throws IOException {
        in.enterObject("the texts by name");
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            if (in.isNull()) {
                continue;
            }
            List<@Nullable String> cells = new ArrayList<>();
            String last = null;
            in.enterArray("the cells of a parameter or tag");
            while (in.nextItem()) {
                String cell = in.optionalText("a cell");
                // Equal neighbours share one object: tags hardly ever change.
                last = cell != null && cell.equals(last) ? last : cell;
                cells.add(last);
            }
            columns.add(TextColumn.wrap(name, cells.toArray(new @Nullable String[0])));
        }
    }

    static void readBinaries(JsonInput in, List<Column> columns) throws IOException {
        in.enterObject("the binaries by name");
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            if (in.isNull()) {
                continue;
            }
            List<byte @Nullable []> cells = new ArrayList<>();
            in.enterArray("the cells of a parameter");
            while (in.nextItem()) {
                cells.add(in.isNull() ? null : in.base64("a cell"));
            }
            columns.add(BinaryColumn.wrap(name, cells.toArray(new byte @Nullable [0][])));
        }
    }

    @Override
    public byte[] write(ParameterData data, long epochNs) {
        return written(out -> write(data, epochNs, out));
    }

    @Override
    void write(ParameterData data, JsonOutput out) throws IOException {
        write(data, 0, out);
    }

    private static void write(ParameterData data, long epochNs, JsonOutput out) throws IOException {
        out.startObject();
        if (epochNs != 0) {
            out.name("Epoch");
            out.wholeNumber(epochNs);
        }
        out.name("Timestamps");
        out.startArray();
        for (int row = 0; row < data.rowCount(); row++) {
            out.wholeNumber(data.timeNs(row) - epochNs);
        }
        out.endArray();
        writeNumbers(data, out);
        out.name("StringValues");
        out.startObject();
        for (Column column : data.parameters()) {
            if (column instanceof TextColumn texts) {
                writeTexts(texts, out);
            }
        }
        out.endObject();
        out.name("BinaryValues");
        writeBinaries(data, out);
        out.name("TagValues");
        out.startObject();
        for (TextColumn tag : data.tags()) {
            writeTexts(tag, out);
        }
        out.endObject();
        out.endObject();
    }

    private static void writeNumbers(ParameterData data, JsonOutput out) throws IOException {
        out.name("NumericValues");
        out.startObject();
        for (Column column : data.parameters()) {
            if (column instanceof NumberColumn numbers) {
                out.name(numbers.name());
                out.startArray();
                for (int row = 0; row < numbers.rowCount(); row++) {
                    if (numbers.has(row)) {
                        out.number(numbers.at(row));
                    } else {
                        out.nothing();
                    }
                }
                out.endArray();
            }
        }
        out.endObject();
    }

    private static void writeTexts(TextColumn texts, JsonOutput out) throws IOException {
        out.name(texts.name());
        out.startArray();
        for (int row = 0; row < texts.rowCount(); row++) {
            out.textOrNull(texts.at(row));
        }
        out.endArray();
    }

    static void writeBinaries(ParameterData data, JsonOutput out) throws IOException {
        out.startObject();
        for (Column column : data.parameters()) {
            if (column instanceof BinaryColumn binaries) {
                out.name(binaries.name());
                out.startArray();
                for (int row = 0; row < binaries.rowCount(); row++) {
                    ByteBuffer cell = binaries.at(row);
                    if (cell == null) {
                        out.nothing();
                    } else {
                        byte[] bytes = new byte[cell.remaining()];
                        cell.get(bytes);
                        out.base64(bytes);
                    }
                }
                out.endArray();
            }
        }
        out.endObject();
    }
}
