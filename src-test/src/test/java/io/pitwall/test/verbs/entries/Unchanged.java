package io.pitwall.test.verbs.entries;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.test.verbs.Verb;

/** Ids as they are. */
public final class Unchanged {

    private Unchanged() {}

    public static Verb verb() {
        Verb verb = Verb.of("StreamIdentity.unchanged()", "The same id; no parent is added.", telemetry -> telemetry
                .topic("car-data")
                .parameters("Gear")
                .to("gears-unchanged", StreamIdentity.unchanged()));
        return Gears.written(verb, "gears-unchanged", car -> car);
    }
}
