package io.pitwall.cli.letters;

import io.pitwall.app.Cluster;
import io.pitwall.app.StopSignal;
import io.pitwall.cli.read.TopicScan;
import io.pitwall.cli.text.CommandOutput;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads the letters that lie in a dead-letter topic now. */
record LetterReader(Map<String, Object> clientProperties, String topic, CommandOutput output) {

    /**
     * Hands over the letters that are wanted, each partition in its order.
     *
     * @return whether it came to the end: false when somebody stopped it
     * @throws io.pitwall.app.UserException if there is no such topic
     */
    boolean read(Predicate<DeadLetter> isWanted, Consumer<DeadLetter> letters) {
        try (Cluster cluster = new Cluster(clientProperties)) {
            cluster.requireTopics(List.of(topic));
        }
        try (StopSignal signal = StopSignal.listening();
                TopicScan scan = new TopicScan(clientProperties, output.err())) {
            return scan.read(
                    scan.partitions(List.of(topic)),
                    (partition, first, end) -> first,
                    record -> {
                        DeadLetter letter = new DeadLetter(record);
                        if (isWanted.test(letter)) {
                            letters.accept(letter);
                        }
                    },
                    output.progress("reading " + topic, "offset"),
                    signal.received()::isDone);
        }
    }
}
