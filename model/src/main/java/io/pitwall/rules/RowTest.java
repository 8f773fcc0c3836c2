package io.pitwall.rules;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.RowCursor;
import java.util.function.Predicate;

/** Asks a user's predicates about the rows of one record; what they throw names the predicate and the row. */
final class RowTest {

    private final Packets rule;
    private final ParameterData rows;
    private final RowCursor cursor;

    RowTest(Packets rule, ParameterData rows) {
        this.rule = rule;
        this.rows = rows;
        this.cursor = rows.cursor(rule.contents().declared());
    }

    boolean isTrue(Predicate<Row> predicate, String condition, int row) {
        return isTrueOf(cursor.moveTo(row), predicate, condition, row);
    }

    /** About whatever a condition looks at when a row has arrived. */
    <T> boolean isTrueOf(T seen, Predicate<T> predicate, String condition, int row) {
        try {
            return predicate.test(seen);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw new PredicateException(condition + " of buffer '" + rule.name() + "'", rows, row, e);
        }
    }
}
