package io.pitwall.kafka;

import java.nio.file.Path;
import java.util.Map;

/** The main program of the child JVM: a broker that says where it is and is never closed. */
final class ChildBroker {

    private ChildBroker() {}

    /** {@code keep FOLDER} runs until killed; {@code exit} exits at once, with a shutdown hook that needs the broker. */
    public static void main(String[] args) {
        try {
            if (args[0].equals("keep")) {
                start(EmbeddedKafkaConfig.keptIn(Path.of(args[1])));
            } else {
                exitWithHook(start(EmbeddedKafkaConfig.temporary()));
            }
        } catch (EmbeddedKafkaException e) {
            System.out.println(e.getMessage());
        }
    }

    private static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        var kafka = EmbeddedKafka.start(config);
        System.out.println(kafka.bootstrapServers());
        System.out.println(kafka.dataFolder());
        return kafka;
    }

    private static void exitWithHook(EmbeddedKafka kafka) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.createTopic("last-words", 1, Map.of());
            Traffic.with(kafka.bootstrapServers()).commit("last-words", "bye");
            System.out.println("hook done");
        }));
        System.exit(0);
    }
}
