package io.pitwall.rules.window;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What windows have given, a line for each row: revision, time, tags, and the cells that are there by name. */
final class Collected implements WindowOutput {

    final List<String> results = new ArrayList<>();
    final List<String> late = new ArrayList<>();

    /** How many messages would have been written. */
    int messages;

    @Override
    public void results(ParameterData rows, int revision) {
        messages++;
        for (int row = 0; row < rows.rowCount(); row++) {
            results.add("r" + revision + " " + line(rows, row));
        }
    }

    @Override
    public void late(ParameterData rows, LateReason reason) {
        for (int row = 0; row < rows.rowCount(); row++) {
            late.add(reason + " " + line(rows, row));
        }
    }

    static String line(ParameterData rows, int row) {
        StringBuilder line = new StringBuilder().append(rows.timeNs(row));
        for (TextColumn tag : rows.tags()) {
            line.append(tag.at(row) == null ? "" : " " + tag.name() + "=" + tag.at(row));
        }
        rows.parameters().stream()
                .filter(column -> column.has(row))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(column -> line.append(' ')
                        .append(column.name())
                        .append('=')
                        .append(number(((NumberColumn) column).at(row))));
        return line.toString();
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }

    static Collected of(WindowQuery query, List<ParameterData> records) {
        Collected collected = new Collected();
        StreamWindows windows = new StreamWindows(query);
        records.forEach(record -> windows.add(record, 0, 0, collected));
        windows.close(collected);
        return collected;
    }
}
