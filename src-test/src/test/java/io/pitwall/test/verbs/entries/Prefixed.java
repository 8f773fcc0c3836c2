package io.pitwall.test.verbs.entries;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.test.verbs.Verb;

/** Ids with something in front. */
public final class Prefixed {

    private Prefixed() {}

    public static Verb verb() {
        Verb verb = Verb.of("StreamIdentity.prefixed(String)", "The id with something in front.", telemetry -> telemetry
                .topic("car-data")
                .parameters("Gear")
                .to("gears-prefixed", StreamIdentity.prefixed("gears-")));
        return Gears.written(verb, "gears-prefixed", car -> "gears-" + car);
    }
}
