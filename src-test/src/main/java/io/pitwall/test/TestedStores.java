package io.pitwall.test;

import io.pitwall.state.StreamStateType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.StateStore;

/** @param stores those of all tasks, by name */
record TestedStores(Map<String, List<StateStore>> stores) {

    <V> Map<String, V> states(String name, StreamStateType<V> type) {
        List<StateStore> found = stores.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the topology has no store '" + name + "', its stores are "
                    + new TreeSet<>(stores.keySet()) + "; that of a buffer is named after its packets");
        }
        for (StateStore store : found) {
            if (!type.accepts(store)) {
                throw new IllegalArgumentException(
                        "store '" + name + "' is not of the type that is asked for: another of"
                                + " PitwallStores may be; a store of your own needs a query of your own");
            }
        }
        Map<String, V> states = new TreeMap<>();
        type.of(found).forEach(states::put);
        return Collections.unmodifiableMap(states);
    }
}
