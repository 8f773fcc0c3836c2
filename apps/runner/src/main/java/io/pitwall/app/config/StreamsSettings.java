package io.pitwall.app.config;

import java.util.Map;

/** Options of a command that starts Kafka Streams: what it would be started with, for {@code --show-config}. */
public interface StreamsSettings {

    /** The settings by Kafka's names, those that no option says included. */
    Map<String, Object> streamsSettings();

    /** Where a setting that the user has not said comes from, for people: {@code --latency low}. */
    String origin(String name);
}
