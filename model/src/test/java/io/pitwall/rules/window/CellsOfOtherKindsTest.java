package io.pitwall.rules.window;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.last;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters that are text or bytes, or text in some rows and a number in others. */
class CellsOfOtherKindsTest {

    private static final Windowing TUMBLING = Windowing.named("w").tumbling(ofNanos(10));
    private static final Windowing SLIDING = Windowing.named("w").sliding(ofNanos(10));

    private static List<String> results(Windowing windowing, String table) {
        WindowQuery query = new WindowQuery(
                windowing, List.of(count("A"), mean("A"), count("A").as("again"), last("A"), count().as("rows")));
        return Collected.of(query, List.of(TextTable.parse(table))).results;
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "binary"})
    void countsTakeThemAndNothingElseDoes(String kind) {
        String table = "time_ns | A:" + kind + " | B\n0 | 0x00 | 1\n1 | | 1\n2 | 0x01 | 1";

        assertThat(results(TUMBLING, table)).containsExactly("r0 0 A_count=2 again=2 rows=3");
        assertThat(results(SLIDING, table))
                .containsExactly(
                        "r0 0 A_count=1 again=1 rows=1",
                        "r0 1 A_count=1 again=1 rows=2",
                        "r0 2 A_count=2 again=2 rows=3");
    }

    @Test
    void aRowWithCellsOfTwoKindsCountsOnce() {
        String table = "time_ns | A | A:text\n0 | 4 | x\n1 | | y\n2 | 6 |\n3 | |";

        assertThat(results(TUMBLING, table)).containsExactly("r0 0 A_count=3 A_last=6 A_mean=5 again=3 rows=4");
    }

    /** Where rows are the state, what was text before a restart is still counted behind it. */
    @Test
    void slidingWindowsStoreThem() {
        WindowQuery query = new WindowQuery(SLIDING, List.of(count("A"), mean("A")));
        StreamWindows before = new StreamWindows(query);
        before.add(TextTable.parse("time_ns | A | A:text\n0 | 4 | x\n1 | | y"), 0, 0, new Collected());

        ParameterData stored = ParameterData.concat(before.addedRows());

        assertThat(stored).isEqualTo(TextTable.parse("time_ns | A | A:text\n0 | 4 | x\n1 | | y"));
        Collected after = new Collected();
        StreamWindows again = new StreamWindows(query);
        again.add(stored, 0, 0, after);
        again.add(TextTable.parse("time_ns | A\n5 | 8"), 0, 0, after);
        assertThat(after.results).endsWith("r0 5 A_count=3 A_mean=6");
    }

    /** A count is in its accumulator: rows that are stored for others need no text, which is long. */
    @Test
    void windowsThatStoreRowsForOthersDoNotStoreThem() {
        WindowQuery query = new WindowQuery(TUMBLING, List.of(count("A"), median("B")));
        StreamWindows windows = new StreamWindows(query);

        windows.add(TextTable.parse("time_ns | A:text | B\n0 | x | 1\n1 | y | 2"), 0, 0, new Collected());

        assertThat(windows.addedRows()).containsExactly(TextTable.parse("time_ns | B\n0 | 1\n1 | 2"));
    }

    @Test
    void parametersOfWhichOnlyNumbersAreRead() {
        WindowQuery query = new WindowQuery(TUMBLING, List.of(count("A"), mean("B"), last("B"), count()));

        assertThat(query.numberParameters()).containsExactly("B");
        assertThat(query.parameters()).containsExactly("A", "B");
    }
}
