package io.pitwall.state;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.custom;
import static io.pitwall.rules.aggregate.Aggregates.integral;
import static io.pitwall.rules.aggregate.Aggregates.median;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.WindowQuery;
import io.pitwall.rules.window.Windowing;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.streams.StreamsConfig;

/** Random rows, ends, evictions, commits, commits that fail, and crashes, for windows of every kind. */
class WindowLayoutPropertyTest {

    private static final Windowing ALIGNED = Windowing.named("w").tumbling(ofNanos(10));

    @Provide
    Arbitrary<Windowing> windows() {
        return Arbitraries.of(
                ALIGNED,
                ALIGNED.grace(ofNanos(4)).groupedByTag("L"),
                ALIGNED.late(Late.revise(ofNanos(15))),
                ALIGNED.onUpdate(),
                Windowing.named("w").hopping(ofNanos(12), ofNanos(5)),
                Windowing.named("w").sliding(ofNanos(10)),
                Windowing.named("w").sliding(ofNanos(10)).groupedByTag("L").grace(ofNanos(4)),
                Windowing.named("w").session(ofNanos(3)).grace(ofNanos(2)),
                Windowing.named("w").session(ofNanos(5)).groupedByTag("L"),
                Windowing.named("w").count(3),
                Windowing.named("w").count(4, 2).groupedByTag("L"));
    }

    private static WindowQuery query(Windowing windowing) {
        return new WindowQuery(
                windowing,
                List.of(
                        count().as("n"),
                        custom("rows", "Bit", BitSetAccumulator::new),
                        median("A").as("median"),
                        integral("A").as("area")));
    }

    @Property(tries = 300)
    void underExactlyOnceEveryResultComesOutOnceAndInOrder(
            @ForAll("windows") Windowing windowing,
            @ForAll @Size(max = 80) List<@IntRange(min = 0, max = 19) Integer> steps) {
        WindowRun run = new WindowRun(query(windowing), StreamsConfig.EXACTLY_ONCE_V2);
        steps.forEach(run::take);
        assertThat(run.finish()).isEqualTo(run.withoutCrash());
    }

    @Property(tries = 500)
    void underAtLeastOnceEveryResultComesOutWithAllItsRows(
            @ForAll("windows") Windowing windowing,
            @ForAll @Size(max = 80) List<@IntRange(min = 0, max = 19) Integer> steps) {
        WindowRun run = new WindowRun(query(windowing), StreamsConfig.AT_LEAST_ONCE);
        steps.forEach(run::take);
        List<WindowRun.Result> results = run.finish();
        // Rows that come again shift windows that count them: no row is lost, but others are beside it.
        boolean countsRows =
                windowing.toString().startsWith("count") || windowing.toString().contains(" rows");
        assertThat(run.withoutCrash())
                .allSatisfy(expected -> assertThat(WindowRun.rowsOf(results, expected, !countsRows))
                        .as("%s of %s", expected, results)
                        .isEqualTo(expected.rows()));
    }

    /** Or else nobody would know that the test above can fail. */
    @Property(tries = 50)
    void withoutTheResultsOfTheLastCommitSomeAreLost(@ForAll("windows") Windowing windowing) {
        WindowRun run = new WindowRun(query(windowing), StreamsConfig.AT_LEAST_ONCE);
        run.forgetResults();
        run.add(0, 1, 2).commit();
        run.add(100).add(200).add(300).add(400).flush().crashWithAllWritten();
        run.add(500);
        List<WindowRun.Result> results = run.finish();
        boolean countsRows =
                windowing.toString().startsWith("count") || windowing.toString().contains(" rows");
        if (!countsRows) {
            assertThat(run.withoutCrash())
                    .anyMatch(expected -> WindowRun.rowsOf(results, expected, true) != expected.rows());
        }
    }
}
