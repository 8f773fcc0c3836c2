package io.pitwall.kafka;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;

/**
 * A running single-node Kafka, listening on the loopback address. Thread-safe; several can run in one JVM.
 *
 * <p>Its threads keep the JVM alive until it is closed or the JVM is told to exit.
 */
public final class EmbeddedKafka implements KafkaBroker, AutoCloseable {

    private final EmbeddedKafkaConfig config;
    private final OpenParts parts;
    private final DataFolder folder;
    private final ClaimedPorts ports;
    private final BrokerAdmin admin;

    /** Opens part by part, so that whoever calls can close those already open when a later one fails. */
    private EmbeddedKafka(EmbeddedKafkaConfig config, OpenParts parts) {
        this.config = config;
        this.parts = parts;
        this.folder = parts.add(DataFolder.open(config.keptFolder()));
        this.ports = parts.add(ClaimedPorts.claim(
                config.port(), SecuredListener.protocol(config.settings()).isPresent()));
        var settings = BrokerSettings.of(config, folder.path(), ports);
        var node = parts.add(KraftNode.prepare(folder.path(), settings, ports));
        node.start();
        this.admin = parts.add(BrokerAdmin.connect(ports.plainAddress()));
        admin.awaitReady();
    }

    /**
     * Starts a broker and returns when it answers clients.
     *
     * @throws EmbeddedKafkaException if the port is taken, the data folder is used by another broker or cannot be
     *     read, Kafka refuses a setting, or the broker is not ready in time; nothing is left running then
     */
    public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        requireNonNull(config, "config");
        var parts = new OpenParts();
        try {
            return new EmbeddedKafka(config, parts);
        } catch (Throwable e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return ports.clientAddress();
    }

    /** Where neither TLS nor a password is needed, for whoever administers it; the same as {@link #bootstrapServers} unless it is
     * {@linkplain EmbeddedKafkaConfig#withSecurity secured}. */
    public String plainServers() {
        return ports.plainAddress();
    }

    public EmbeddedKafkaConfig config() {
        return config;
    }

    /** Where the broker keeps its data: the kept folder, or the temporary one that was made for it. */
    public Path dataFolder() {
        return folder.path();
    }

    @Override
    public void createTopic(String name, int partitions, Map<String, String> topicConfig) {
        requireNonNull(name, "name");
        BrokerAdmin.checkPartitions(name, partitions);
        admin.createTopic(name, partitions, Map.copyOf(topicConfig));
    }

    /** Stops the broker and removes a temporary data folder. Closing again does nothing. */
    @Override
    public void close() {
        parts.close();
    }
}
