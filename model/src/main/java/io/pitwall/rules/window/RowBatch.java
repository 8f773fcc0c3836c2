package io.pitwall.rules.window;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.rules.aggregate.Accumulator;
import io.pitwall.rules.aggregate.SlidingAccumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one record as aggregates take them: arrays of times, and of the values of each parameter. */
final class RowBatch {

    private final ParameterData rows;
    private final long[] timesNs;
    private final long latestNs;
    private final @Nullable TextColumn groups;

    /** For each aggregate the cells it takes; the same object for aggregates of one parameter. */
    private final PresentCells[] cellsOf;

    /** Those that are stored. */
    private final List<Column> columns = new ArrayList<>();

    /** @param latestNs the latest time that is believed */
    RowBatch(WindowQuery query, ParameterData rows, long latestNs) {
        this.rows = rows;
        this.timesNs = rows.timesNs();
        this.latestNs = latestNs;
        String tag = query.windowing().groupTag();
        this.groups = tag == null ? null : rows.tag(tag);
        this.cellsOf = new PresentCells[query.aggregates().size()];
        PresentCells allRows = PresentCells.ofRows(timesNs);
        List<String> storedParameters = query.storedParameters();
        for (int i = 0; i < cellsOf.length; i++) {
            int earlier = query.firstOfSameParameter(i);
            String parameter = query.aggregates().get(i).parameter();
            if (parameter == null) {
                cellsOf[i] = allRows;
            } else if (earlier < i) {
                cellsOf[i] = cellsOf[earlier];
            } else {
                NumberColumn column = rows.number(parameter);
                if (column != null && storedParameters.contains(parameter)) {
                    columns.add(column);
                }
                cellsOf[i] = PresentCells.of(timesNs, column);
            }
        }
        takeOtherKinds(query, storedParameters);
    }

    /** Text and bytes, where cells of any kind count. */
    private void takeOtherKinds(WindowQuery query, List<String> storedParameters) {
        for (int i = 0; i < cellsOf.length; i++) {
            String parameter = query.aggregates().get(i).parameter();
            if (parameter != null && query.aggregates().get(i).takesAnyKind()) {
                List<Column> others = otherKinds(parameter);
                if (!others.isEmpty()) {
                    cellsOf[i] = PresentCells.ofAny(timesNs, rows.number(parameter), others);
                    if (storedParameters.contains(parameter)) {
                        others.stream()
                                .filter(column -> columns.stream().noneMatch(column::isSameParameter))
                                .forEach(columns::add);
                    }
                }
            }
        }
    }

    private List<Column> otherKinds(String parameter) {
        TextColumn text = rows.text(parameter);
        BinaryColumn bytes = rows.binary(parameter);
        if (text == null && bytes == null) {
            return List.of();
        }
        return Stream.of(Optional.<Column>ofNullable(text), Optional.<Column>ofNullable(bytes))
                .flatMap(Optional::stream)
                .toList();
    }

    private RowBatch(RowBatch whole) {
        this.rows = ParameterData.empty();
        this.timesNs = whole.timesNs;
        this.latestNs = whole.latestNs;
        this.groups = whole.groups;
        this.cellsOf = whole.cellsOf;
    }

    /** The same for rows that wait, without the record that they came in: neither {@link #rows} nor {@link #stored}. */
    RowBatch forWaiting() {
        return new RowBatch(this);
    }

    int rowCount() {
        return timesNs.length;
    }

    long timeNs(int row) {
        return timesNs[row];
    }

    /** The latest time that is believed. */
    long latestNs() {
        return latestNs;
    }

    boolean isTooFarAhead(int row) {
        return timesNs[row] > latestNs;
    }

    /** The rows as they came. */
    ParameterData rows() {
        return rows;
    }

    @Nullable
    String group(int row) {
        return groups == null ? null : groups.at(row);
    }

    boolean isInGroup(int row, @Nullable String group) {
        return groups == null || Objects.equals(groups.at(row), group);
    }

    /** Adds a run of rows to the accumulator of one of the aggregates. */
    void addTo(Accumulator accumulator, int aggregate, int from, int to) {
        cellsOf[aggregate].addTo(accumulator, from, to);
    }

    /** Moves the window of one of the aggregates to a row. */
    void slide(SlidingAccumulator accumulator, int aggregate, int row) {
        cellsOf[aggregate].slide(accumulator, row, timesNs[row]);
    }

    /** Only what is stored of the rows: the parameters that must be, and the tag that windows are grouped by. */
    ParameterData stored() {
        return ParameterData.wrap(timesNs, columns, groups == null ? List.of() : List.of(groups));
    }
}
