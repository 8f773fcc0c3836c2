package io.pitwall.bench;

import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a JVM of its own, so that its work does not count as the contenders'; prints its address and runs until killed. */
final class BrokerMain {

    private BrokerMain() {}

    /** {@code FOLDER} */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedKafkaConfig config = EmbeddedKafkaConfig.keptIn(Path.of(args[0]))
                .withSetting("group.min.session.timeout.ms", "1000")
                // Records are read and deleted with their topics: nothing is to be compacted in between.
                .withSetting("log.cleaner.enable", "false")
                .withSetting("message.max.bytes", "10000000");
        EmbeddedKafka kafka = EmbeddedKafka.start(config);
        ChildJvm.answer(kafka.bootstrapServers());
        new CountDownLatch(1).await();
    }
}
