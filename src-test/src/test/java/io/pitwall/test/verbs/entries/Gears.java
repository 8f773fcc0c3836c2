package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Case;
import io.pitwall.test.verbs.Case.Kind;
import io.pitwall.test.verbs.Output;
import io.pitwall.test.verbs.Verb;
import java.util.function.UnaryOperator;

/** The cases of writing gears to a topic: the rows stay as they are, the streams come out under these ids. */
final class Gears {

    private Gears() {}

    /**
     * The streams car-1 and car-2 under other ids; under another id a stream names the one it comes from as its parent.
     */
    static Verb written(Verb verb, String topic, UnaryOperator<String> identity) {
        return verb.with(Case.of(Kind.EXAMPLE)
                        .writes("car-data", "car-1", CarData.TEN_ROWS)
                        .ends("car-data", "car-1")
                        .gives(output(topic, "car-1", identity, """
                        time_ms | Gear | Lap#
                              0 |    8 | 7
                             20 |    8 | 7
                             40 |    8 | 7
                             60 |    7 | 7
                             80 |    6 | 7
                            100 |    5 | 7
                            120 |    4 | 7
                            140 |    4 | 8
                            160 |    4 | 8
                        """)))
                .rowByRow()
                .with(Case.of(Kind.BOUNDARY)
                        .writes("car-data", "car-1", """
                        time_ms | Gear
                              0 |    8
                        """)
                        .writes("car-data", "car-2", """
                        time_ms | Gear
                              0 |    5
                        """)
                        .ends("car-data", "car-2")
                        .ends("car-data", "car-1")
                        .gives(output(topic, "car-1", identity, """
                        time_ms | Gear
                              0 |    8
                        """))
                        .gives(output(topic, "car-2", identity, """
                        time_ms | Gear
                              0 |    5
                        """)));
    }

    private static Output output(String topic, String car, UnaryOperator<String> identity, String table) {
        String id = identity.apply(car);
        Output output = Output.of(topic, id, table);
        return id.equals(car) ? output : output.withParents(car);
    }
}
