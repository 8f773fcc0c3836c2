package io.pitwall.rules.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregatesEdgeTest {

    /** Rows are {@code milliseconds:value}, in order of arrival. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            count()             |                                   | 0.0
            count()             | 0:1 0:NaN                         | 2.0
            count(x)            |                                   | 0.0
            count(x)            | 0:1 0:NaN 5:-Infinity             | 3.0
            sum(x)              |                                   | missing
            sum(x)              | 0:-0.0                            | -0.0
            sum(x)              | 0:-0.0 1:-0.0                     | -0.0
            sum(x)              | 0:-0.0 1:0.0                      | 0.0
            sum(x)              | 0:7.5                             | 7.5
            sum(x)              | 0:1 1:1e100 2:1 3:-1e100          | 2.0
            sum(x)              | 0:1e16 1:1 2:1 3:-1e16            | 2.0
            sum(x)              | 0:0.1 1:0.2 2:-0.3                | 2.7755575615628914E-17
            sum(x)              | 0:1 1:NaN                         | NaN
            sum(x)              | 0:1 1:Infinity 2:5                | Infinity
            sum(x)              | 0:-Infinity 1:5                   | -Infinity
            sum(x)              | 0:-Infinity 1:5 2:Infinity        | NaN
            sum(x)              | 0:1.7e308 1:1.7e308               | Infinity
            mean(x)             |                                   | missing
            mean(x)             | 0:7.5                             | 7.5
            mean(x)             | 0:1 0:2                           | 1.5
            mean(x)             | 0:1e100 1:3 2:-1e100              | 1.0
            mean(x)             | 0:1 1:NaN                         | NaN
            mean(x)             | 0:1 1:-Infinity                   | -Infinity
            min(x)              |                                   | missing
            min(x)              | 0:Infinity                        | Infinity
            min(x)              | 0:3 1:-2 2:5                      | -2.0
            min(x)              | 0:0.0 1:-0.0 2:0.0                | -0.0
            min(x)              | 0:-Infinity 1:NaN 2:1             | NaN
            max(x)              |                                   | missing
            max(x)              | 0:-Infinity                       | -Infinity
            max(x)              | 0:3 1:-2 2:5 3:4                  | 5.0
            max(x)              | 0:-0.0 1:0.0 2:-0.0               | 0.0
            max(x)              | 0:NaN 1:Infinity                  | NaN
            range(x)            |                                   | missing
            range(x)            | 0:4                               | 0.0
            range(x)            | 5:4 0:-1                          | 5.0
            range(x)            | 0:Infinity                        | NaN
            range(x)            | 0:Infinity 1:1                    | Infinity
            range(x)            | 0:NaN 1:1                         | NaN
            first(x)            |                                   | missing
            first(x)            | 5:1 0:2 0:3 9:4                   | 2.0
            first(x)            | 5:NaN 6:1                         | NaN
            first(x)            | 5:-0.0                            | -0.0
            last(x)             |                                   | missing
            last(x)             | 5:1 0:2 5:3 4:4                   | 3.0
            last(x)             | 5:1 6:Infinity                    | Infinity
            variance(x)         |                                   | missing
            variance(x)         | 0:5                               | missing
            variance(x)         | 0:5 1:5 2:5                       | 0.0
            variance(x)         | 0:0.1 1:0.1 2:0.1 3:0.1           | 0.0
            variance(x)         | 0:2 0:4 1:4 2:4 3:5 4:5 5:7 6:9   | 4.571428571428571
            variance(x)         | 0:1000000004 1:1000000007 2:1000000013 3:1000000016 | 30.0
            variance(x)         | 0:1 1:NaN                         | NaN
            variance(x)         | 0:1 1:Infinity                    | NaN
            stddev(x)           | 0:5                               | missing
            stddev(x)           | 0:1 1:3 2:5                       | 2.0
            stddev(x)           | 0:NaN 1:3                         | NaN
            median(x)           |                                   | missing
            median(x)           | 0:7                               | 7.0
            median(x)           | 0:7 1:-3                          | 2.0
            median(x)           | 0:7 1:-3 0:100                    | 7.0
            median(x)           | 0:0.0 1:-0.0 2:-0.0               | -0.0
            median(x)           | 0:1 1:2 2:NaN                     | NaN
            median(x)           | 0:1 1:Infinity                    | Infinity
            median(x)           | 0:-Infinity 1:1                   | -Infinity
            median(x)           | 0:-Infinity 1:Infinity            | NaN
            median(x)           | 0:Infinity 1:Infinity             | Infinity
            median(x)           | 0:1.7e308 1:-1.7e308              | 0.0
            percentile(x, 0)    | 0:3 1:1 2:2                       | 1.0
            percentile(x, 100)  | 0:3 1:1 2:2                       | 3.0
            percentile(x, 12.5) | 0:1 1:2 2:3 3:4 4:5               | 1.5
            percentile(x, 95)   | 0:15 1:20 2:35 3:40 4:50          | 48.0
            percentile(x, 95)   | 0:10                              | 10.0
            percentile(x, 95)   |                                   | missing
            rate(x)             |                                   | missing
            rate(x)             | 0:1                               | missing
            rate(x)             | 5:1 5:2                           | missing
            rate(x)             | 0:1 500:3                         | 4.0
            rate(x)             | 500:3 0:1 0:100 500:7             | 12.0
            rate(x)             | 0:1 500:NaN 1000:3                | 2.0
            rate(x)             | 0:NaN 1000:3                      | NaN
            rate(x)             | 0:1 1000:-Infinity                | -Infinity
            integral(x)         |                                   | missing
            integral(x)         | 0:5                               | 0.0
            integral(x)         | 5:5 5:NaN                         | 0.0
            integral(x)         | 0:2 2000:4                        | 6.0
            integral(x)         | 2000:4 0:2                        | 6.0
            integral(x)         | 0:0 1000:10 1000:99 1000:0 3000:4 | 9.0
            integral(x)         | 0:0 1000:NaN 3000:4               | NaN
            integral(x)         | 0:0 1000:Infinity 3000:4          | Infinity
            integral(x)         | 0:1.7e308 1000:1.7e308            | 1.7E308
            timeWeightedMean(x) |                                   | missing
            timeWeightedMean(x) | 0:5                               | 5.0
            timeWeightedMean(x) | 0:5 0:7                           | 7.0
            timeWeightedMean(x) | 0:2 2000:4                        | 3.0
            timeWeightedMean(x) | 0:10 1000:10 9000:0               | 5.555555555555555
            timeWeightedMean(x) | 0:10 1000:NaN                     | NaN
            custom:ups(x)       | 0:1                               | missing
            custom:ups(x)       | 2:7 0:1 1:0                       | 1.0
            """)
    void resultOf(String id, @Nullable String rows, String expected) {
        Aggregate aggregate = EveryAggregate.withId(id);
        Rows parsed = parse(rows);
        assertThat(Outcome.of(parsed.addedTo(aggregate.newAccumulator()))).isEqualTo(expected);

        SlidingAccumulator sliding = aggregate.newSlidingAccumulator(Long.MAX_VALUE);
        sliding.advanceTo(-1_000_000);
        parsed.inOrder().list().forEach(row -> sliding.add(row.timeNs(), row.value()));
        assertThat(Outcome.of(sliding)).as("sliding").isEqualTo(expected);
    }

    private static Rows parse(@Nullable String text) {
        List<Rows.Row> rows = new ArrayList<>();
        if (text != null) {
            for (String row : text.split(" ", -1)) {
                int colon = row.indexOf(':');
                rows.add(new Rows.Row(
                        Long.parseLong(row.substring(0, colon)) * 1_000_000,
                        Double.parseDouble(row.substring(colon + 1))));
            }
        }
        return new Rows(rows);
    }
}
