package io.pitwall.cli;

import io.pitwall.cli.Terminal.Result;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all test classes of a JVM that ask for it; each test takes topics with names of their own. */
final class SharedKafka implements BeforeAllCallback {

    private EmbeddedKafka kafka;

    @SuppressWarnings("NullAway.Init") // the broker comes before the tests
    SharedKafka() {}

    /** JUnit closes it when all tests of the JVM have run. */
    private record Broker(EmbeddedKafka kafka) implements AutoCloseable {

        static Broker start() {
            return new Broker(EmbeddedKafka.start(EmbeddedKafkaConfig.temporary()));
        }

        @Override
        public void close() {
            kafka.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Broker broker = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedKafka.class))
                .computeIfAbsent(Broker.class, type -> Broker.start(), Broker.class);
        kafka = Objects.requireNonNull(broker).kafka();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** A name that no other test has. */
    static String name(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    String topic(String what, int partitions) {
        String topic = name(what);
        kafka.createTopic(topic, partitions, Map.of());
        return topic;
    }

    /** A topic of one partition with this very name. */
    void create(String topic) {
        kafka.createTopic(topic, 1, Map.of());
    }

    /** Runs a command against the broker; nobody answers. */
    Result pitwall(String... args) {
        return pitwallAnswering("", args);
    }

    Result pitwallAnswering(String input, String... args) {
        return Terminal.pitwallAnswering(
                input,
                Stream.concat(Stream.of(args), Stream.of("--bootstrap-servers", kafka.bootstrapServers()))
                        .toArray(String[]::new));
    }

    void write(ProducerRecord<byte[], byte[]> record) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
