package io.pitwall.serdes.quix;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameter data as the SDK's compact JSON.
 *
 * <pre>
 * content := {["Epoch":ns,]"Numerics":{name:runs, ...},"Binary":{name:[base64 | null, ...], ...},
 *             "Strings":{name:texts, ...},"Tags":{name:texts, ...},"Timestamps":[ns, difference, ...]}
 * texts   := {"K":[text, ...],"V":runs}                   the runs hold positions in K
 * runs    := see {@link CellRuns}; numbers are differences to the number before, from 0
 * </pre>
 *
 * <p>Missing cells at the end of a column are not written. Differences of timestamps wrap around 64 bits. Differences
 * of numbers can be inexact: {@link #canExpress} tells whether every number comes back as it was.
 */
final class TimeseriesCompact extends JsonCodec<ParameterData> implements TimeseriesCodec {

    /** A column of which the number of rows is not known yet. */
    private interface Pending<C> {
        C toColumn(int rowCount);
    }

    TimeseriesCompact(JsonText json) {
        super(json, "compact timeseries");
    }

    /** False where a number, or the memory a reader may take for cells, would not come through. */
    static boolean canExpress(ParameterData data, int contentBytes) {
        long cells =
                (long) data.rowCount() * (data.parameters().size() + data.tags().size());
        return new GrowthLimit(contentBytes).allows(cells);
    }

    static boolean canExpress(ParameterData data) {
        for (Column column : data.parameters()) {
            if (column instanceof NumberColumn numbers && !isExact(numbers)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isExact(NumberColumn numbers) {
        double sum = 0;
        for (int row = 0; row < numbers.rowCount(); row++) {
            if (numbers.has(row)) {
                double value = numbers.at(row);
                sum += value - sum;
                if (!Double.isFinite(value) || Double.doubleToRawLongBits(sum) != Double.doubleToRawLongBits(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    ParameterData read(JsonInput in) throws IOException {
        long start = in.offset();
        long epochNs = 0;
        Longs times = new Longs();
        List<Pending<? extends Column>> pendingParameters = new ArrayList<>();
        List<Pending<TextColumn>> pendingTags = new ArrayList<>();
        List<Column> binaries = new ArrayList<>();
        in.enterObject("the compact timeseries");
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            if (in.isNull()) {
                continue;
            }
            switch (member) {
                case "Epoch" -> epochNs = in.wholeNumber("the epoch in ns");
                case "Timestamps" -> readTimes(in, times);
                case "Numerics" -> readNumbers(in, pendingParameters);
                case "Strings" -> readTexts(in, pendingParameters);
                case "Binary" -> TimeseriesJson.readBinaries(in, binaries);
                case "Tags" -> readTexts(in, pendingTags);
                default -> in.skip();
            }
        }
        GrowthLimit limit = new GrowthLimit(in.endOffset() - start);
        limit.claim((long) times.count() * (pendingParameters.size() + pendingTags.size()), "cells");
        List<Column> parameters = new ArrayList<>();
        pendingParameters.forEach(pending -> parameters.add(pending.toColumn(times.count())));
        parameters.addAll(binaries);
        List<TextColumn> tags = pendingTags.stream()
                .map(pending -> pending.toColumn(times.count()))
                .toList();
        return ParameterData.wrap(TimeseriesCodec.absolute(times, epochNs), parameters, tags);
    }

    private static void readTimes(JsonInput in, Longs times) throws IOException {
        long time = 0;
        in.enterArray("the timestamps");
        while (in.nextItem()) {
            time += in.wholeNumber("a difference of timestamps in ns");
            times.add(time);
        }
    }

    private static void readNumbers(JsonInput in, List<? super Pending<NumberColumn>> columns) throws IOException {
        in.enterObject("the numbers by name");
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            CellRuns runs = CellRuns.read(in, cell -> Double.doubleToRawLongBits(cell.number("a difference")));
            String columnName = name;
            columns.add((Pending<NumberColumn>) rowCount -> runs.toNumbers(columnName, rowCount));
        }
    }

    private static void readTexts(JsonInput in, List<? super Pending<TextColumn>> columns) throws IOException {
        in.enterObject("the texts by name");
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            List<String> texts = new ArrayList<>();
            CellRuns runs = new CellRuns();
            in.enterObject("the distinct texts K and the cells V");
            for (String member = in.nextMember(); member != null; member = in.nextMember()) {
                switch (member) {
                    case "K" -> readDistinct(in, texts);
                    case "V" -> runs = CellRuns.read(in, cell -> cell.wholeNumber("the position of a text"));
                    default -> in.skip();
                }
            }
            String columnName = name;
            CellRuns cells = runs;
            columns.add((Pending<TextColumn>) rowCount -> cells.toTexts(columnName, rowCount, texts));
        }
    }

    private static void readDistinct(JsonInput in, List<String> texts) throws IOException {
        in.enterArray("the distinct texts");
        while (in.nextItem()) {
            texts.add(in.text("a text"));
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
