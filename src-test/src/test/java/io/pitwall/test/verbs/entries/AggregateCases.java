package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Verb;

/**
 * The cases of an aggregate. The same rows go into windows of 100 ms for each of them, and a cell comes out of each window.
 * Immutable.
 *
 * @param column what the aggregate calls its column
 */
record AggregateCases(Verb verb, String column) {

    static AggregateCases of(Verb verb, String column) {
        return new AggregateCases(verb, column);
    }

    /** Of {@link CarData#TEN_ROWS}. */
    AggregateCases example(String first, String second) {
        return with(verb.example(CarData.TEN_ROWS, results(first, second)));
    }

    /** Of 310. */
    AggregateCases oneRow(String cell) {
        return with(verb.oneRow("""
                time_ms | Speed
                      5 |   310
                """, results(cell)));
    }

    /** Of 2, 4, 6, one every 25 ms; then of two rows of one time, first 7 and then 5; then of NaN. */
    AggregateCases boundary(String evenly, String sameTime, String notANumber) {
        return with(verb.boundary("""
                time_ms | Speed
                      0 |     2
                     25 |     4
                     50 |     6
                    100 |     7
                    100 |     5
                    200 |   NaN
                """, results(evenly, sameTime, notANumber)));
    }

    /** Of 5, 3, 1 in the order of their times, every 20 ms; then of 2. The 9 is late. */
    AggregateCases outOfOrder(String falling, String single) {
        return with(verb.outOfOrder("""
                time_ms | Speed
                     50 |     1
                     10 |     5
                     30 |     3
                    100 |     2
                     60 |     9
                """, results(falling, single)));
    }

    private AggregateCases with(Verb changed) {
        return new AggregateCases(changed, column);
    }

    private String results(String... cells) {
        StringBuilder table = new StringBuilder("time_ms | ").append(column);
        for (int window = 0; window < cells.length; window++) {
            table.append('\n').append(100 * window).append(" | ").append(cells[window]);
        }
        return table.toString();
    }
}
