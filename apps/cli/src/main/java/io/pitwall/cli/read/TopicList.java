package io.pitwall.cli.read;

import io.pitwall.app.Cluster;
import io.pitwall.app.TopicFacts;
import io.pitwall.app.UserException;
import io.pitwall.cli.text.ProgressLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** What topics there are, and what is in them. Used by one thread. */
public final class TopicList {

    /** So many of the latest records of each partition are looked at. */
    static final int LATEST_RECORDS = 10;

    /**
     * A topic.
     *
     * @param replication how many brokers have each partition
     * @param offsets how many offsets lie in it: its records, and markers of transactions
     * @param bytes on one broker for each partition; -1 where the cluster does not say
     * @param formats of the latest records; none of internal topics, which hold no stream messages
     */
    public record Topic(
            String name, int partitions, int replication, long offsets, long bytes, Collection<String> formats) {}

    private final Cluster cluster;
    private final TopicScan scan;
    private final ProgressLine progress;

    public TopicList(Cluster cluster, TopicScan scan, ProgressLine progress) {
        this.cluster = cluster;
        this.scan = scan;
        this.progress = progress;
    }

    /** The topics whose names are wanted, in the order of their names. */
    public List<Topic> topics(Predicate<String> isWanted) {
        List<String> names = cluster
                .ask("listing topics", admin -> admin.listTopics().names())
                .stream()
                .filter(isWanted)
                .sorted()
                .toList();
        Map<String, TopicDescription> descriptions = cluster.ask(
                "describing topics", admin -> admin.describeTopics(names).allTopicNames());
        List<TopicPartition> partitions = scan.partitions(names);
        Map<TopicPartition, Long> offsets = scan.offsetCounts(partitions);
        Map<String, Set<String>> formats = formats(partitions.stream()
                .filter(partition -> !TopicFacts.isInternal(partition.topic()))
                .toList());
        Map<TopicPartition, Long> sizes = sizes();
        List<Topic> topics = new ArrayList<>();
        for (String name : names) {
            TopicDescription description = descriptions.get(name);
            if (description != null) {
                topics.add(topic(name, description, offsets, sizes, formats));
            }
        }
        return topics;
    }

    private static Topic topic(
            String name,
            TopicDescription description,
            Map<TopicPartition, Long> offsets,
            Map<TopicPartition, Long> sizes,
            Map<String, Set<String>> formats) {
        int count = description.partitions().size();
        long offsetCount = 0;
        long bytes = sizes.isEmpty() ? -1 : 0;
        for (int partition = 0; partition < count; partition++) {
            TopicPartition key = new TopicPartition(name, partition);
            offsetCount += offsets.getOrDefault(key, 0L);
            bytes += sizes.getOrDefault(key, 0L);
        }
        int replication = description.partitions().get(0).replicas().size();
        return new Topic(name, count, replication, offsetCount, bytes, formats.getOrDefault(name, Set.of()));
    }

    private Map<String, Set<String>> formats(List<TopicPartition> partitions) {
        RecordFormats formats = new RecordFormats();
        Map<String, Set<String>> found = new TreeMap<>();
        scan.read(
                partitions,
                (partition, first, end) -> end - LATEST_RECORDS,
                record -> {
                    String format = formats.of(record.headers(), record.value());
                    if (format != null) {
                        found.computeIfAbsent(record.topic(), topic -> new TreeSet<>())
                                .add(format);
                    }
                },
                progress,
                () -> false);
        return found;
    }

    /** The bytes of each partition; nothing where the cluster does not say, which may be for want of the right to ask. */
    private Map<TopicPartition, Long> sizes() {
        try {
            List<Integer> brokers = cluster
                    .ask("listing brokers", admin -> admin.describeCluster().nodes())
                    .stream()
                    .map(Node::id)
                    .toList();
            Map<TopicPartition, Long> sizes = new HashMap<>();
            cluster.ask("asking for sizes", admin -> admin.describeLogDirs(brokers)
                            .allDescriptions())
                    .values()
                    .forEach(folders -> folders.values().forEach(folder -> addSizes(folder, sizes)));
            return sizes;
        } catch (UserException e) {
            return Map.of();
        }
    }

    private static void addSizes(LogDirDescription folder, Map<TopicPartition, Long> sizes) {
        for (Map.Entry<TopicPartition, ReplicaInfo> replica :
                folder.replicaInfos().entrySet()) {
            sizes.merge(replica.getKey(), replica.getValue().size(), Math::max);
        }
    }
}
