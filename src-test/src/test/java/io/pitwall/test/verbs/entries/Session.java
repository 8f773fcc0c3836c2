package io.pitwall.test.verbs.entries;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.max;
import static java.time.Duration.ofMillis;

import io.pitwall.rules.window.Windowing;
import io.pitwall.test.verbs.Verb;

/** Windows between pauses. */
public final class Session {

    private Session() {}

    public static Verb verb() {
        return Verb.of(
                        "NamedWindowing.session(Duration)",
                        "Windows of rows that are less than a gap apart.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Brake")
                                .where(row -> row.number("Brake") > 0)
                                .window(Windowing.named("session").session(ofMillis(50)))
                                .aggregate(count().as("Rows"), max("Brake"))
                                .to("brakings"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Rows | Brake_max
                             40 |    4 |       0.9
                            180 |    1 |       0.1
                        """)
                .oneRow("""
                        time_ms | Brake
                              5 |   0.5
                        """, """
                        time_ms | Rows | Brake_max
                              5 |    1 |       0.5
                        """)
                .boundary("""
                        time_ms | Brake
                              0 |   0.1
                             49 |   0.2
                             99 |   0.3
                        """, """
                        time_ms | Rows | Brake_max
                              0 |    2 |       0.2
                             99 |    1 |       0.3
                        """)
                .outOfOrder("""
                        time_ms | Brake
                              0 |   0.1
                             40 |   0.2
                             20 |   0.3
                        """, """
                        time_ms | Rows | Brake_max
                              0 |    3 |       0.3
                        """);
    }
}
