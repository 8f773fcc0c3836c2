package io.pitwall.kafka;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An {@link EmbeddedKafka} in a JVM of its own, which can be killed as a machine dies, and started again on the same data
 * and the same port. It is what a test needs that wants to see a broker fail.
 *
 * <p>It ends with the JVM that started it, killed or not. Thread-safe.
 */
public final class ChildKafka implements KafkaBroker, AutoCloseable {

    private final Optional<DataFolder> temporary;
    private final EmbeddedKafkaConfig config;
    private BrokerProcess process;

    private ChildKafka(EmbeddedKafkaConfig config, Optional<DataFolder> temporary) throws IOException {
        this.temporary = temporary;
        this.process = BrokerProcess.start(config);
        this.config = config.withPort(process.port());
    }

    /**
     * Starts a broker in a child process and returns when it answers clients. The child has the class path of this JVM.
     *
     * @param config as for {@link EmbeddedKafka#start}
     * @throws EmbeddedKafkaException as there, and if no process can be started; nothing is left running then
     */
    public static ChildKafka start(EmbeddedKafkaConfig config) {
        Optional<DataFolder> temporary =
                config.keptFolder().isPresent() ? Optional.empty() : Optional.of(DataFolder.open(Optional.empty()));
        try {
            return new ChildKafka(
                    temporary.map(folder -> inside(folder, config)).orElse(config), temporary);
        } catch (IOException e) {
            temporary.ifPresent(DataFolder::close);
            throw noProcess(e);
        } catch (RuntimeException e) {
            temporary.ifPresent(DataFolder::close);
            throw e;
        }
    }

    /** The folder itself is locked by this process. */
    private static EmbeddedKafkaConfig inside(DataFolder folder, EmbeddedKafkaConfig config) {
        return new EmbeddedKafkaConfig(Optional.of(folder.path().resolve("data")), config.port(), config.settings());
    }

    private static EmbeddedKafkaException noProcess(IOException e) {
        return new EmbeddedKafkaException("no process can be started for the embedded Kafka: " + e, e);
    }

    /** Always the same one, also while the broker is dead. */
    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + config.port().orElseThrow();
    }

    @Override
    public void createTopic(String name, int partitions, Map<String, String> topicConfig) {
        requireNonNull(name, "name");
        BrokerAdmin.checkPartitions(name, partitions);
        try (var admin = BrokerAdmin.connect(bootstrapServers())) {
            admin.createTopic(name, partitions, Map.copyOf(topicConfig));
        }
    }

    /** Whether the process lives. */
    public synchronized boolean isRunning() {
        return process.isAlive();
    }

    /** Kills the process, as {@code kill -9} does, and returns when it is dead. A dead one stays dead. */
    public synchronized void kill() {
        process.kill();
    }

    /**
     * Starts the broker again, on the same data and the same port, and returns when it answers clients.
     *
     * @throws IllegalStateException if it runs
     * @throws EmbeddedKafkaException as {@link #start}
     */
    public synchronized void restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("the broker at " + bootstrapServers() + " runs; kill() it first");
        }
        try {
            process = BrokerProcess.start(config);
        } catch (IOException e) {
            throw noProcess(e);
        }
    }

    /** Where the broker keeps its data: the kept folder, or a temporary one that outlives a kill. */
    public Path dataFolder() {
        return config.keptFolder().orElseThrow();
    }

    /** Stops the broker and removes a temporary data folder. Closing again does nothing. */
    @Override
    public synchronized void close() {
        process.close();
        temporary.ifPresent(DataFolder::close);
    }

    @Override
    public String toString() {
        return "ChildKafka[" + bootstrapServers() + ", " + (isRunning() ? "running" : "dead") + "]";
    }
}
