package io.pitwall.rules.window;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.first;
import static io.pitwall.rules.aggregate.Aggregates.mean;
import static io.pitwall.rules.aggregate.Aggregates.sum;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.TextTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The edges of each kind of window: empty input, one row, the boundary, out of order, the stream's end, extreme times. */
class StreamWindowsTest {

    private static final NamedWindowing W = Windowing.named("w");

    private static Collected results(Windowing windowing, String... tables) {
        return Collected.of(
                new WindowQuery(windowing, List.of(count().as("n"), sum("A").as("sum"))),
                java.util.Arrays.stream(tables).map(TextTable::parse).toList());
    }

    private static ParameterData at(long... timesNs) {
        ParameterDataBuilder rows = ParameterData.builder();
        for (long timeNs : timesNs) {
            rows.row(timeNs).put("A", 1);
        }
        return rows.build();
    }

    private static List<String> counts(Windowing windowing, long... timesNs) {
        return Collected.of(new WindowQuery(windowing, List.of(count().as("n"))), List.of(at(timesNs))).results;
    }

    @Test
    void noRowsGiveNoResult() {
        for (Windowing windowing :
                List.of(W.tumbling(ofNanos(10)), W.sliding(ofNanos(10)), W.session(ofNanos(10)), W.count(10))) {
            assertThat(results(windowing).results).isEmpty();
            assertThat(results(windowing, "time_ns | A\n").results).isEmpty();
        }
    }

    @Test
    void oneRowIsAWindow() {
        assertThat(counts(W.tumbling(ofNanos(10)), 17)).containsExactly("r0 10 n=1");
        assertThat(counts(W.tumbling(ofNanos(10)).stampedAtEnd(), 17)).containsExactly("r0 20 n=1");
        assertThat(counts(W.hopping(ofNanos(10), ofNanos(5)), 17)).containsExactly("r0 10 n=1", "r0 15 n=1");
        assertThat(counts(W.sliding(ofNanos(10)), 17)).containsExactly("r0 17 n=1");
        assertThat(counts(W.session(ofNanos(10)), 17)).containsExactly("r0 17 n=1");
        assertThat(counts(W.count(10), 17)).containsExactly("r0 17 n=1");
    }

    @Test
    void aRowAtTheEndIsInTheNextWindow() {
        assertThat(counts(W.tumbling(ofNanos(10)), 0, 9, 10)).containsExactly("r0 0 n=2", "r0 10 n=1");
        assertThat(counts(W.tumbling(ofNanos(10)), -11, -10, -1, 0))
                .containsExactly("r0 -20 n=1", "r0 -10 n=2", "r0 0 n=1");
        assertThat(counts(W.hopping(ofNanos(10), ofNanos(4)), 8, 12))
                .containsExactly("r0 0 n=1", "r0 4 n=2", "r0 8 n=2", "r0 12 n=1");
        assertThat(counts(W.sliding(ofNanos(10)), 0, 9, 10)).containsExactly("r0 0 n=1", "r0 9 n=2", "r0 10 n=2");
        assertThat(counts(W.session(ofNanos(10)), 0, 9, 19)).containsExactly("r0 0 n=2", "r0 19 n=1");
        assertThat(counts(W.session(ofNanos(10)).stampedAtEnd(), 0, 9, 19)).containsExactly("r0 9 n=2", "r0 19 n=1");
        assertThat(counts(W.count(2), 0, 0, 0)).containsExactly("r0 0 n=2", "r0 0 n=1");
        assertThat(counts(W.count(3, 2), 1, 2, 3, 4)).containsExactly("r0 1 n=3", "r0 3 n=2");
    }

    @Test
    void rowsOfEqualTimeSeeThoseBeforeThemInASlidingWindow() {
        assertThat(counts(W.sliding(ofNanos(10)).grace(ofNanos(5)), 3, 3, 3))
                .containsExactly("r0 3 n=1", "r0 3 n=2", "r0 3 n=3");
    }

    @Test
    void rowsOutOfOrderFindTheirWindowWithinTheGrace() {
        String rows = "time_ns | A\n5 | 1\n12 | 2\n7 | 4\n15 | 8\n8 | 16\n";
        assertThat(results(W.tumbling(ofNanos(10)).grace(ofNanos(5)), rows).results)
                .containsExactly("r0 0 n=2 sum=5", "r0 10 n=2 sum=10");
        assertThat(results(W.tumbling(ofNanos(10)).grace(ofNanos(5)), rows).late)
                .containsExactly("WINDOW_CLOSED 8 A=16");
        assertThat(results(W.tumbling(ofNanos(10)).grace(ofNanos(6)), rows).late)
                .isEmpty();
        assertThat(results(W.sliding(ofNanos(10)).grace(ofNanos(5)), rows).results)
                .containsExactly("r0 5 n=1 sum=1", "r0 7 n=2 sum=5", "r0 12 n=3 sum=7", "r0 15 n=3 sum=14");
        assertThat(results(W.session(ofNanos(3)).grace(ofNanos(50)), rows).results)
                .as("5 and 7 and 8 belong together, 12 alone, 15 alone")
                .containsExactly("r0 5 n=3 sum=21", "r0 12 n=1 sum=2", "r0 15 n=1 sum=8");
    }

    @Test
    void aRowBetweenTwoSessionsJoinsThem() {
        assertThat(counts(W.session(ofNanos(10)).grace(ofNanos(100)), 0, 15, 30, 8))
                .containsExactly("r0 0 n=3", "r0 30 n=1");
        assertThat(counts(W.session(ofNanos(10)), 0, 15, 8))
                .as("without grace the first is closed")
                .hasSize(2);
    }

    @Test
    void windowsThatCloseTogetherLeaveInOrderOfEndStartAndGroup() {
        String rows = "time_ns | A | L#\n1 | 1 | b\n2 | 2 | a\n3 | 4 |\n11 | 8 | b\n100 | 16 | a";
        assertThat(results(W.tumbling(ofNanos(10)).groupedByTag("L"), rows).results)
                .containsExactly(
                        "r0 0 n=1 sum=4",
                        "r0 0 L=a n=1 sum=2",
                        "r0 0 L=b n=1 sum=1",
                        "r0 10 L=b n=1 sum=8",
                        "r0 100 L=a n=1 sum=16");
    }

    @Test
    void onUpdateEachRowGivesAResultAndTheEndNone() {
        assertThat(results(W.tumbling(ofNanos(10)).onUpdate(), "time_ns | A\n1 | 1\n2 | 2\n", "time_ns | A\n11 | 4\n")
                        .results)
                .containsExactly("r0 0 n=1 sum=1", "r0 0 n=2 sum=3", "r0 10 n=1 sum=4");
    }

    @Test
    void lateRowsReviseWindowsThatAreKept() {
        Windowing revising = W.tumbling(ofNanos(10)).late(Late.revise(ofNanos(20)));
        Collected collected =
                results(revising, "time_ns | A\n1 | 1\n12 | 2\n3 | 4\n4 | 8\n29 | 16\n5 | 32\n30 | 64\n6 | 1");
        assertThat(collected.results)
                .containsExactly(
                        "r0 0 n=1 sum=1",
                        "r1 0 n=2 sum=5",
                        "r2 0 n=3 sum=13",
                        "r0 10 n=1 sum=2",
                        "r3 0 n=4 sum=45",
                        "r0 20 n=1 sum=16",
                        "r0 30 n=1 sum=64");
        assertThat(collected.late).containsExactly("WINDOW_CLOSED 6 A=1");
        assertThat(collected.messages).as("one for each run of a revision").isEqualTo(7);
        assertThat(results(revising, "time_ns | A\n15 | 1\n5 | 2\n6 | 4").results)
                .as("a window that had no rows has its first result")
                .containsExactly("r0 0 n=1 sum=2", "r1 0 n=2 sum=6", "r0 10 n=1 sum=1");
    }

    @Test
    void rowsTooFarAheadDoNotMoveTheClock() {
        Collected collected = results(
                W.tumbling(ofNanos(10)).maxAhead(ofNanos(50)), "time_ns | A\n1 | 1\n51 | 2\n2 | 4\n50 | 8\n3 | 16");
        assertThat(collected.results).containsExactly("r0 0 n=2 sum=5", "r0 50 n=1 sum=8");
        assertThat(collected.late).containsExactly("TOO_FAR_AHEAD 51 A=2", "WINDOW_CLOSED 3 A=16");
    }

    @Test
    void timesAtTheEndsOf64Bits() {
        long first = Long.MIN_VALUE;
        long last = Long.MAX_VALUE;
        Windowing far = W.tumbling(ofNanos(10)).maxAhead(ofNanos(last));
        assertThat(counts(far, first, first + 1, last - 1, last))
                .containsExactly("r0 -9223372036854775808 n=2", "r0 9223372036854775800 n=2");
        assertThat(counts(W.hopping(ofNanos(10), ofNanos(5)).maxAhead(ofNanos(last)), first, last))
                .allMatch(result -> result.endsWith("n=1"))
                .hasSize(4);
        assertThat(counts(W.sliding(ofNanos(10)).maxAhead(ofNanos(last)), first, last))
                .hasSize(2);
        assertThat(counts(W.session(ofNanos(10)).maxAhead(ofNanos(last)), first, first + 9, last - 9, last))
                .containsExactly("r0 -9223372036854775808 n=2", "r0 9223372036854775798 n=2");
    }

    @Test
    void idleTimeCountsFromTheLastArrivalAndClosesWhatIsOpen() {
        StreamWindows windows = new StreamWindows(
                new WindowQuery(W.tumbling(ofNanos(10)).closeWhenIdle(ofMillis(100)), List.of(count().as("n"))));
        Collected collected = new Collected();
        assertThat(windows.idleDeadlineMs()).isEmpty();
        windows.add(at(1), 0, 1000, collected);
        windows.add(at(2), 0, 1050, collected);
        assertThat(windows.idleDeadlineMs()).hasValue(1150);
        windows.close(collected);
        assertThat(windows.idleDeadlineMs()).isEmpty();
        windows.add(at(3, 12), 0, 2000, collected);
        assertThat(collected.results).containsExactly("r0 0 n=2");
        assertThat(collected.late).containsExactly("WINDOW_CLOSED 3 A=1");
        assertThat(windows.openCount()).isEqualTo(1);
    }

    @Test
    void cellsThatAreMissingCountForNoAggregateOfTheirParameter() {
        Collected collected = Collected.of(
                new WindowQuery(
                        W.tumbling(ofNanos(10)),
                        List.of(count().as("n"), count("B").as("b"), mean("B"), first("C:no number"))),
                List.of(TextTable.parse("time_ns | A | B\n1 | 1 |\n2 | | 4\n11 | 1 |")));
        assertThat(collected.results).containsExactly("r0 0 B_mean=4 b=1 n=2", "r0 10 b=0 n=1");
    }

    @Test
    void windowsHoldAccumulatorsAndNotRows() {
        StreamWindows windows =
                new StreamWindows(new WindowQuery(W.tumbling(ofMillis(1)), List.of(count(), mean("A"), first("A"))));
        windows.add(at(1), 0, 0, new Collected());
        long bytes = windows.approximateBytes();
        for (int row = 0; row < 10_000; row++) {
            windows.add(at(2 + row), 0, 0, new Collected());
        }
        assertThat(windows.approximateBytes()).isEqualTo(bytes);
    }
}
