package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The topics that a client reads, and the one group that it reads them with. For the thread that opens them, but {@link #group}. */
final class ClientInputs {

    private final Map<String, InputTopic> topics = new LinkedHashMap<>();
    private final Map<String, RawInputTopic> rawTopics = new LinkedHashMap<>();
    private volatile @Nullable String group;

    InputTopic open(String topic, String consumerGroup, StartOffset startOffset) {
        checkNew(topic, consumerGroup);
        InputTopic input = new InputTopic(topic, startOffset);
        topics.put(topic, input);
        return input;
    }

    RawInputTopic openRaw(String topic, String consumerGroup, StartOffset startOffset) {
        checkNew(topic, consumerGroup);
        RawInputTopic input = new RawInputTopic(topic, startOffset);
        rawTopics.put(topic, input);
        return input;
    }

    private void checkNew(String topic, String consumerGroup) {
        String known = group;
        if (known != null && !known.equals(requireNonNull(consumerGroup, "consumerGroup"))) {
            throw new IllegalArgumentException("topic '" + topic + "' is opened with group '" + consumerGroup
                    + "', but this client reads as group '" + known
                    + "': all its topics are read by one application; use a client for each group");
        }
        if (topics.containsKey(requireNonNull(topic, "topic")) || rawTopics.containsKey(topic)) {
            throw new IllegalStateException("topic '" + topic + "' is open for reading already");
        }
        group = consumerGroup;
    }

    /** Whether there is any. */
    boolean areThere() {
        return group != null;
    }

    /** @throws IllegalStateException if no topic is open */
    String group() {
        String known = group;
        if (known == null) {
            throw new IllegalStateException("no topic is open for reading, so there is no application");
        }
        return known;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(topics.keySet());
        names.addAll(rawTopics.keySet());
        return names;
    }

    /**
     * Adds the part of each topic.
     *
     * @throws IllegalStateException if a topic has no handler
     * @throws IllegalArgumentException if the dead letters are read
     */
    void addTo(ClientTopology topology, String deadLetters) {
        if (topics.containsKey(deadLetters)) {
            throw new IllegalArgumentException("topic '" + deadLetters
                    + "' is for dead letters, but the client reads it: records that cannot be read would come back for ever;"
                    + " name another topic for dead letters, or read it raw");
        }
        topics.values().forEach(topology::read);
        rawTopics.values().forEach(topology::read);
    }
}
