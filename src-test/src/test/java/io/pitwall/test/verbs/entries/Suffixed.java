package io.pitwall.test.verbs.entries;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.test.verbs.Verb;

/** Ids with something behind. */
public final class Suffixed {

    private Suffixed() {}

    public static Verb verb() {
        Verb verb = Verb.of("StreamIdentity.suffixed(String)", "The id with something behind.", telemetry -> telemetry
                .topic("car-data")
                .parameters("Gear")
                .to("gears-suffixed", StreamIdentity.suffixed("-gears")));
        return Gears.written(verb, "gears-suffixed", car -> car + "-gears");
    }
}
