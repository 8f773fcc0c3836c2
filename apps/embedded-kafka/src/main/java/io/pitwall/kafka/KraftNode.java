package io.pitwall.kafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's controller and broker in one process, put together as {@link KafkaRaftServer} does, with two differences: it
 * listens on sockets that are bound already, and a fatal fault does not halt the JVM.
 */
final class KraftNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KraftNode.class);

    /** For leading partitions to be handed over, which a single node has nobody for. */
    private static final Duration CONTROLLED_SHUTDOWN = Duration.ofSeconds(2);

    private final Path folder;
    private final NodeFaults faults;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private KraftNode(Path folder, NodeFaults faults, ControllerServer controller, BrokerServer broker) {
        this.folder = folder;
        this.faults = faults;
        this.controller = controller;
        this.broker = broker;
    }

    /** A node that is not started yet; a folder used for the first time becomes a new cluster. */
    static KraftNode prepare(Path folder, Properties settings, ClaimedPorts ports) {
        try {
            var faults = new NodeFaults();
            var config = KafkaConfig.fromProps(settings, false);
            formatIfNew(folder);
            var dirs = KafkaRaftServer.initializeLogDirs(config, LOG, "");
            var shared = new SharedServer(
                    config,
                    dirs._1(),
                    Time.SYSTEM,
                    Server.initializeMetrics(
                            config, Time.SYSTEM, dirs._1().clusterId().orElseThrow()),
                    CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(
                            config.quorumConfig().voters())),
                    QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                    faults,
                    ports);
            var broker = new BrokerServer(shared);
            var controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), dirs._2());
            return new KraftNode(folder, faults, controller, broker);
        } catch (Exception e) { // Scala throws checked exceptions it does not declare
            throw failed(folder, e);
        }
    }

    /** Blocks until the broker takes requests, or {@code server.max.startup.time.ms} is over. */
    void start() {
        try {
            controller.startup();
            broker.startup();
            faults.throwFirst();
        } catch (Exception e) { // as above
            throw failed(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            broker.shutdown(CONTROLLED_SHUTDOWN);
        } finally {
            controller.shutdown();
        }
    }

    private static void formatIfNew(Path folder) throws Exception {
        if (Files.exists(folder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .run();
    }

    private static EmbeddedKafkaException failed(Path folder, Exception cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new EmbeddedKafkaException(
                "the embedded Kafka did not start on data folder %s: %s".formatted(folder, cause), cause);
    }
}
