package io.pitwall.app;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How to reach Kafka; the options that all commands share that do. */
public final class KafkaOptions {

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "Kafka brokers to start from (default: ${DEFAULT-VALUE}).")
    private String bootstrapServers = "localhost:9092";

    @Option(
            names = "--kafka",
            paramLabel = "NAME=VALUE",
            description = "A setting of the Kafka clients by its own name, such as security.protocol=SSL; repeatable.")
    private Map<String, String> settings = new LinkedHashMap<>();

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Settings of Kafka clients by their own names. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** What every Kafka client needs: the servers, and the settings given. */
    public Map<String, Object> clientProperties() {
        Map<String, Object> properties = new LinkedHashMap<>(settings);
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }
}
