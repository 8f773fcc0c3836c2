package io.pitwall.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;

/** The topics of a benchmark, on a broker that runs in a JVM of its own. */
public final class BenchCluster implements AutoCloseable {

    /** Of every topic. */
    public static final int PARTITIONS = 4;

    private final ChildJvm broker;
    private final String bootstrapServers;
    private final Admin admin;

    private BenchCluster(ChildJvm broker) {
        this.broker = broker;
        this.bootstrapServers = broker.readAnswer();
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Starts the broker in an empty folder. */
    public static BenchCluster start(String folder) {
        return new BenchCluster(ChildJvm.start(List.of("-Xmx1g"), BrokerMain.class, List.of(folder)));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public void create(String... topics) {
        get(admin.createTopics(Arrays.stream(topics)
                        .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()))
                        .collect(Collectors.toList()))
                .all());
    }

    /** Deletes every topic whose name starts so. */
    public void deleteAll(String prefix) {
        List<String> topics = get(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(prefix))
                .toList();
        get(admin.deleteTopics(topics).all());
    }

    /** The bytes of a topic on disk. */
    public long bytes(String topic) {
        List<Integer> brokers =
                get(admin.describeCluster().nodes()).stream().map(Node::id).toList();
        return get(admin.describeLogDirs(brokers).allDescriptions()).values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().equals(topic))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
