package io.pitwall.cli.bench;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.util.List;

/**
 * Reads columns as one does who computes with their numbers once: into the same array, one column after the other. What it gives
 * only keeps the work from being left out. Used by one thread.
 */
final class ColumnReader {

    private double[] numbers = {};

    double readAll(StreamMessage message) {
        double sum = 0;
        for (Column column : ((ParameterData) message).parameters()) {
            sum += read(column);
        }
        return sum;
    }

    double readFirst(StreamMessage message) {
        List<Column> columns = ((ParameterData) message).parameters();
        return columns.isEmpty() ? 0 : read(columns.get(0));
    }

    private double read(Column column) {
        if (!(column instanceof NumberColumn number)) {
            return column.has(0) ? 1 : 0;
        }
        if (numbers.length < number.rowCount()) {
            numbers = new double[number.rowCount()];
        }
        int count = number.copyPresent(numbers);
        return count == 0 ? 0 : numbers[count - 1];
    }
}
