package io.pitwall.test.verbs.entries;

import static java.time.Duration.ofMillis;

import io.pitwall.dsl.OnError;
import io.pitwall.test.verbs.Verb;
import java.util.List;

/** An error policy that tries again. */
public final class Retry {

    private static final List<String> RATIOS = List.of("", "3.1", "2.3", "2.0", "1.7", "1.4", "1.2", "1.0");

    private Retry() {}

    public static Verb verb() {
        return Verb.of(
                        "OnError.retry(int, Duration)",
                        "Calls the function again, at most this many times, and waits this long before each call; then the policy behind it applies.",
                        telemetry -> telemetry
                                .topic("car-data")
                                .parameters("Gear")
                                .deriveText(
                                        "Ratio",
                                        row -> RATIOS.get((int) row.number("Gear")),
                                        OnError.retry(2, ofMillis(1)).thenSkip())
                                .to("tried-ratios"))
                .example(CarData.TEN_ROWS, """
                        time_ms | Gear | Ratio:text | Lap#
                             60 |    7 | 1.0        | 7
                             80 |    6 | 1.2        | 7
                            100 |    5 | 1.4        | 7
                            120 |    4 | 1.7        | 7
                            140 |    4 | 1.7        | 8
                            160 |    4 | 1.7        | 8
                        """)
                .rowByRow()
                .boundary("""
                        time_ms | Gear
                              0 |    7
                             20 |    8
                             40 |    0
                        """, """
                        time_ms | Gear | Ratio:text
                              0 |    7 | 1.0
                             40 |    0 | ""
                        """);
    }
}
