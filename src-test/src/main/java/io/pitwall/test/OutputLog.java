package io.pitwall.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was written to the output topics, in order over all partitions, and how much of it is committed. */
final class OutputLog {

    private final Map<String, List<OutputRecord>> records = new HashMap<>();
    private final Map<String, Integer> committed = new HashMap<>();
    private int crashes;

    void add(String topic, OutputRecord record) {
        records.computeIfAbsent(topic, name -> new ArrayList<>()).add(record);
    }

    List<OutputRecord> of(String topic) {
        return List.copyOf(records.getOrDefault(topic, List.of()));
    }

    void commit() {
        records.forEach((topic, written) -> committed.put(topic, written.size()));
    }

    /** How often something may have been taken back. */
    int crashes() {
        return crashes;
    }

    void forgetUncommitted() {
        crashes++;
        records.forEach((topic, written) -> written.subList(committed.getOrDefault(topic, 0), written.size())
                .clear());
    }
}
