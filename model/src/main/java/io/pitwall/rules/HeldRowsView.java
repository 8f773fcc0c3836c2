package io.pitwall.rules;

import static java.util.Objects.checkIndex;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces from earlier records, and behind them the first rows of the record that is being looked at. */
final class HeldRowsView implements HeldRows {

    private final RowCursor firstRow;
    private final RowCursor lastRow;
    private final RowCursor anyRow;
    private final ParameterData arriving;

    private List<ParameterData> pieces;
    private int pieceRows;
    private int from;
    private int to;

    /** Where the last call of {@link #row} found its row: a piece, and how many rows are held before it. */
    private int piece;

    private int rowsBefore;

    HeldRowsView(List<ParameterData> pieces, int pieceRows, ParameterData arriving, @Nullable List<String> declared) {
        this.pieces = pieces;
        this.pieceRows = pieceRows;
        this.arriving = arriving;
        this.firstRow = arriving.cursor(declared);
        this.lastRow = arriving.cursor(declared);
        this.anyRow = arriving.cursor(declared);
    }

    /** As it is when the given row of the arriving record is held too. */
    HeldRows until(int row) {
        to = row + 1;
        return this;
    }

    /** Without all that is held before a row of the arriving record. */
    void startAt(int row) {
        pieces = List.of();
        pieceRows = 0;
        piece = 0;
        rowsBefore = 0;
        from = row;
    }

    @Override
    public int rowCount() {
        return pieceRows + to - from;
    }

    @Override
    public Row first() {
        return pieces.isEmpty() ? firstRow.moveTo(arriving, from) : firstRow.moveTo(pieces.get(0), 0);
    }

    @Override
    public Row last() {
        return lastRow.moveTo(arriving, to - 1);
    }

    @Override
    public Row row(int index) {
        checkIndex(index, rowCount());
        if (index >= pieceRows) {
            return anyRow.moveTo(arriving, from + index - pieceRows);
        }
        if (index < rowsBefore) {
            piece = 0;
            rowsBefore = 0;
        }
        while (index - rowsBefore >= pieces.get(piece).rowCount()) {
            rowsBefore += pieces.get(piece).rowCount();
            piece++;
        }
        return anyRow.moveTo(pieces.get(piece), index - rowsBefore);
    }
}
