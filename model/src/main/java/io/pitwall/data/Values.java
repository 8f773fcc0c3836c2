package io.pitwall.data;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Immutable copies that keep the order they were given in, so that equal messages become equal bytes. */
final class Values {

    private Values() {}

    static Map<String, String> orderedCopy(Map<String, String> map, String what) {
        requireNonNull(map, what).forEach((key, value) -> {
            requireNonNull(key, what + ": a name");
            requireNonNull(value, what + ": the value of '" + key + "'");
        });
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
