package io.pitwall.app;

import io.pitwall.dsl.PitwallConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the topics of an application are called in the cluster; for all commands that go by them. */
public final class TopicOptions {

    @Option(
            names = "--dead-letter-topic",
            paramLabel = "TOPIC",
            description = "Where records go that cannot be read (default: ID-dead-letters).")
    private @Nullable String deadLetterTopic;

    @Option(
            names = "--topics",
            split = ",",
            paramLabel = "NAME=TOPIC",
            description = "What a topic of the topology is called in the cluster: car-data=prod.car.v1; repeatable.")
    private Map<String, String> topics = new LinkedHashMap<>();

    /** The configuration with these names. */
    public PitwallConfig applyTo(PitwallConfig config) {
        PitwallConfig named = config.withTopicNames(topics);
        return deadLetterTopic == null ? named : named.withDeadLetterTopic(deadLetterTopic);
    }
}
