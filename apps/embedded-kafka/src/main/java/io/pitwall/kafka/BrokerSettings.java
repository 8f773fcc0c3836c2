package io.pitwall.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What the broker is told: fixed by this package, defaults for one small node, then the user's own. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String PLAIN_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** Follow from the data folder, the ports and there being one node; a user's value would contradict them. */
    private static final Set<String> FIXED = Set.of(
            "process.roles",
            "node.id",
            "broker.id",
            "log.dir",
            "log.dirs",
            "metadata.log.dir",
            "listeners",
            "advertised.listeners",
            "listener.security.protocol.map",
            "controller.listener.names",
            "controller.quorum.voters",
            "controller.quorum.bootstrap.servers",
            "inter.broker.listener.name",
            "security.inter.broker.protocol");

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            // Internal topics: one replica, and few partitions, since the first use of each waits for all of them.
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "4"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // 128 MB by default.
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            // The first retention check comes this long after the start: by default later than most brokers here live.
            Map.entry("log.initial.task.delay.ms", "1000"),
            Map.entry("server.max.startup.time.ms", "60000"),
            // A heartbeat that takes longer than half of this is an ERROR in the log, which a busy machine gives at 100
            // ms.
            Map.entry("broker.heartbeat.interval.ms", "1000"));

    /**
     * After a kill the controller waits for the dead broker's session before it lets the new one in: 9 s by default.
     * A temporary broker has no predecessor and keeps the default, so that a machine that stalls for a second does
     * not fence it.
     */
    private static final Map<String, String> DEFAULTS_WHEN_KEPT =
            Map.of("broker.session.timeout.ms", "1000", "broker.heartbeat.interval.ms", "250");

    private BrokerSettings() {}

    static void checkChangeable(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a broker setting needs a name, but it is blank");
        }
        if (FIXED.contains(key)) {
            throw new IllegalArgumentException(
                    "broker setting " + key
                            + " is decided by the embedded Kafka: choose the data folder with keptIn and the port with withPort");
        }
    }

    static Properties of(EmbeddedKafkaConfig config, Path folder, ClaimedPorts ports) {
        var properties = new Properties();
        properties.putAll(DEFAULTS);
        if (config.keptFolder().isPresent()) {
            properties.putAll(DEFAULTS_WHEN_KEPT);
        }
        properties.putAll(config.settings());
        var clients = PLAIN_LISTENER + "://" + ports.plainAddress();
        var protocols = PLAIN_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT";
        var secured = SecuredListener.protocol(config.settings());
        if (secured.isPresent()) {
            clients += "," + SecuredListener.NAME + "://" + ports.clientAddress();
            protocols += "," + SecuredListener.NAME + ":" + secured.get();
        }
        var controller = CONTROLLER_LISTENER + "://" + ports.controllerAddress();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        properties.put("log.dirs", folder.toString());
        properties.put("listeners", clients + "," + controller);
        properties.put("advertised.listeners", clients);
        properties.put("listener.security.protocol.map", protocols);
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("controller.quorum.voters", NODE_ID + "@" + ports.controllerAddress());
        properties.put("inter.broker.listener.name", PLAIN_LISTENER);
        return properties;
    }
}
