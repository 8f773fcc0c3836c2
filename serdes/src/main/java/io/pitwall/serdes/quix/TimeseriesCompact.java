package io.pitwall.serdes.quix;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

    private static final MemberNames MEMBERS =
            MemberNames.of("Epoch", "Timestamps", "Numerics", "Strings", "Binary", "Tags");

    /** A column of which the number of rows is not known yet. */
    private interface Pending<C> {
        C toColumn(int rowCount);
    }

    TimeseriesCompact(JsonText json) {
        super(json, "compact timeseries");
    }

    /** True when readers may take the memory for all cells of a content of that size, missing ones included. */
    static boolean isReadable(ParameterData data, int contentBytes) {
        long cells =
                (long) data.rowCount() * (data.parameters().size() + data.tags().size());
        return new GrowthLimit(0, contentBytes).allows(cells);
    }

    /** True when every number comes back bit for bit. */
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
        JsonMembers members = JsonMembers.enter(in, MEMBERS, "the compact timeseries");
        for (String member = members.next(); member != null; member = members.next()) {
            if (in.isNull()) {
                continue;
            }
            switch (member) {
                case "Epoch" -> epochNs = in.timeNs("the epoch in ns");
                case "Timestamps" -> readTimes(in, times);
                case "Numerics" -> readNumbers(in, pendingParameters);
                case "Strings" -> readTexts(in, pendingParameters);
                case "Binary" -> TimeseriesJson.readBinaries(in, binaries);
                case "Tags" -> readTexts(in, pendingTags);
                default -> in.skip();
            }
        }
        GrowthLimit limit = new GrowthLimit(start, in.endOffset());
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
            time += in.timeNs("a difference of timestamps in ns");
            times.add(time);
        }
    }

    private static void readNumbers(JsonInput in, List<? super Pending<NumberColumn>> columns) throws IOException {
        in.enterObject("the numbers by name");
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            if (in.isNull()) {
                continue;
            }
            CellRuns runs = CellRuns.read(in, cell -> Double.doubleToRawLongBits(cell.number("a difference")));
            String columnName = name;
            columns.add((Pending<NumberColumn>) rowCount -> runs.toNumbers(columnName, rowCount));
        }
    }

    private static void readTexts(JsonInput in, List<? super Pending<TextColumn>> columns) throws IOException {
        in.enterObject("the texts by name");
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            if (in.isNull()) {
                continue;
            }
            List<String> texts = new ArrayList<>();
            CellRuns runs = new CellRuns();
            in.enterObject("the distinct texts K and the cells V");
            for (String member = in.nextMember(); member != null; member = in.nextMember()) {
                if (in.isNull()) {
                    continue;
                }
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
        return written(out -> CompactWriter.write(data, epochNs, out));
    }

    @Override
    void write(ParameterData data, JsonOutput out) throws IOException {
        CompactWriter.write(data, 0, out);
    }
}
