package io.pitwall.test.verbs.entries;

import io.pitwall.test.verbs.Verb;

/** {@code to} with the ids as they are. */
public final class To {

    private To() {}

    public static Verb verb() {
        Verb verb = Verb.of(
                "ParameterStage.to(String)",
                "Writes to a topic, under the ids the streams have: properties, definitions and the end of a stream go with its rows.",
                telemetry -> telemetry.topic("car-data").parameters("Gear").to("gears"));
        return Gears.written(verb, "gears", car -> car);
    }
}
