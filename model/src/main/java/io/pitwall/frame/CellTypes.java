package io.pitwall.frame;

import io.pitwall.data.Column.Kind;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Which kind of cell a Java object is, and its value as that. */
final class CellTypes {

    private CellTypes() {}

    /** The kind of a cell that is there. */
    static Kind kindOf(Object cell, String label, int row) {
        if (cell instanceof Number || cell instanceof Boolean) {
            return Kind.NUMBER;
        }
        if (cell instanceof byte[]) {
            return Kind.BINARY;
        }
        if (cell instanceof CharSequence
                || cell instanceof Character
                || cell instanceof Enum
                || cell instanceof TemporalAccessor) {
            return Kind.TEXT;
        }
        throw new IllegalArgumentException("column '" + label + "', row " + row + ": " + describe(cell)
                + " is neither number, boolean, text, time nor byte[]; map it to one of them");
    }

    static double number(Object cell, String label, int row) {
        if (cell instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (cell instanceof Long whole) {
            return exact(whole, label, row);
        }
        return ((Number) cell).doubleValue();
    }

    /** A whole number that a double would change is refused: values are kept as they are or not at all. */
    static double exact(long whole, String label, int row) {
        double number = whole;
        if ((long) number != whole || number == 0x1p63) {
            throw new IllegalArgumentException("column '" + label + "', row " + row + ": " + whole
                    + " has no equal double; numbers are doubles, exact for whole numbers up to 2^53: map it to a text,"
                    + " or round it");
        }
        return number;
    }

    static String describe(@Nullable Object cell) {
        return cell == null ? "null" : "'" + cell + "' (" + cell.getClass().getSimpleName() + ")";
    }
}
