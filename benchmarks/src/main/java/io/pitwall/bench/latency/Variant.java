package io.pitwall.bench.latency;

import io.pitwall.app.Latency;
import io.pitwall.dsl.PitwallConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings that are measured beside others.
 *
 * @param choice of {@code --latency}
 * @param setting one of Kafka's that is other than the choice says, {@code linger.ms=5}; empty if none is
 */
record Variant(Latency choice, String setting) {

    /** @throws IllegalArgumentException if a setting has no value */
    Variant {
        if (!setting.isEmpty() && setting.indexOf('=') < 1) {
            throw new IllegalArgumentException("--with takes NAME=VALUE, but it is '" + setting + "'");
        }
    }

    /** Each choice as it is, and with each of these settings alone. */
    static List<Variant> of(List<Latency> choices, List<String> settings) {
        List<Variant> variants = new ArrayList<>();
        for (Latency choice : choices) {
            variants.add(new Variant(choice, ""));
            settings.forEach(setting -> variants.add(new Variant(choice, setting)));
        }
        return variants;
    }

    PitwallConfig applyTo(PitwallConfig config) {
        PitwallConfig changed = config;
        for (Map.Entry<String, Integer> entry : choice.settings().entrySet()) {
            changed = changed.withKafka(entry.getKey(), entry.getValue());
        }
        int equals = setting.indexOf('=');
        return setting.isEmpty()
                ? changed
                : changed.withKafka(setting.substring(0, equals), setting.substring(equals + 1));
    }

    /** For people. */
    String name() {
        String name = choice.name().toLowerCase(Locale.ROOT);
        return setting.isEmpty() ? name : name + " with " + setting;
    }
}
