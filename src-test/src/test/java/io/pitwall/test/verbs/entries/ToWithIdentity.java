package io.pitwall.test.verbs.entries;

import io.pitwall.dsl.StreamIdentity;
import io.pitwall.test.verbs.Verb;

/** {@code to} with an identity. */
public final class ToWithIdentity {

    private ToWithIdentity() {}

    public static Verb verb() {
        Verb verb = Verb.of(
                "ParameterStage.to(String, StreamIdentity)",
                "Writes to a topic under other ids; a stream with a new id names the one it comes from as its parent.",
                telemetry ->
                        telemetry.topic("car-data").parameters("Gear").to("shifts", StreamIdentity.suffixed("-gear")));
        return Gears.written(verb, "shifts", car -> car + "-gear");
    }
}
