package io.pitwall.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Puts the rows of several data one after the other, each cell copied once; columns in the order of first appearance.
 */
final class Concatenation {

    private final PartRows parts;

    private Concatenation(PartRows parts) {
        this.parts = parts;
    }

    /** All parts, and some rows of a last one behind them. */
    static ParameterData of(List<ParameterData> parts, ParameterData last, int from, int to) {
        int filled = 0;
        ParameterData first = last;
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (!parts.get(i).isEmpty()) {
                filled++;
                first = parts.get(i);
            }
        }
        if (filled == 0) {
            return from == to ? ParameterData.empty() : last.slice(from, to);
        }
        if (filled == 1 && from == to) {
            return first;
        }
        ParameterData[] all = new ParameterData[from == to ? filled : filled + 1];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isEmpty()) {
                all[at++] = parts.get(i);
            }
        }
        if (at == all.length) {
            return new Concatenation(new PartRows(all, 0, all[at - 1].rowCount())).joined(true);
        }
        all[at] = last;
        return new Concatenation(new PartRows(all, from, to)).joined(true);
    }

    /** The same rows in memory of their own, so that they keep nothing else from being freed. */
    static ParameterData copyOf(ParameterData data) {
        return new Concatenation(new PartRows(new ParameterData[] {data}, 0, data.rowCount())).joined(false);
    }

    private ParameterData joined(boolean mayWait) {
        ColumnJoin join = new ColumnJoin(parts, mayWait);
        List<Column> parameters = firstOfEach(ParameterData::parameters);
        Column[] columns = new Column[parameters.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = join.parameter(parameters.get(i), i);
        }
        List<TextColumn> tags = firstOfEach(ParameterData::tags);
        TextColumn[] tagColumns = new TextColumn[tags.size()];
        for (int i = 0; i < tagColumns.length; i++) {
            tagColumns[i] = join.tag(tags.get(i), i);
        }
        return new ParameterData(parts.timesNs(), 0, parts.rowCount(), List.of(columns), List.of(tagColumns));
    }

    /** The columns of all parts, each name and kind once, in the order of first appearance. */
    private <C extends Column> List<C> firstOfEach(Function<ParameterData, List<C>> columns) {
        List<C> first = columns.apply(parts.get(0));
        boolean isCopy = false;
        for (int part = 1; part < parts.count(); part++) {
            List<C> others = columns.apply(parts.get(part));
            for (int i = 0; i < others.size(); i++) {
                if (ColumnSelection.indexOf(first, others.get(i), i) < 0) {
                    first = isCopy ? first : new ArrayList<>(first);
                    isCopy = true;
                    first.add(others.get(i));
                }
            }
        }
        return first;
    }
}
