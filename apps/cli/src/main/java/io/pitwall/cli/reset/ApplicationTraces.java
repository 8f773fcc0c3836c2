package io.pitwall.cli.reset;

import io.pitwall.app.Cluster;
import io.pitwall.app.NeededRights;
import io.pitwall.app.NeededRights.Right;
import io.pitwall.app.TopicFacts;
import io.pitwall.app.UserException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What an application has left on a cluster.
 *
 * @param members instances that are running, as {@code client id at host}
 * @param committed how many partitions of each topic have a committed offset
 * @param internalTopics changelogs and repartition topics, told by their names
 * @param topicsOfOthers topics whose names would do, but which may belong to an application whose id begins alike
 */
record ApplicationTraces(
        List<String> members,
        Map<String, Integer> committed,
        Collection<String> internalTopics,
        Collection<String> topicsOfOthers) {

    ApplicationTraces {
        members = List.copyOf(members);
        committed = Map.copyOf(committed);
        internalTopics = List.copyOf(internalTopics);
        topicsOfOthers = List.copyOf(topicsOfOthers);
    }

    /** What {@link #find} and {@link #delete} need. */
    static NeededRights neededRights(String applicationId) {
        return NeededRights.of(List.of(
                Right.onGroup(applicationId, AclOperation.DESCRIBE, AclOperation.DELETE),
                new Right(
                        new ResourcePattern(ResourceType.TOPIC, applicationId + "-", PatternType.PREFIXED),
                        List.of(AclOperation.DESCRIBE, AclOperation.DELETE))));
    }

    static ApplicationTraces find(Cluster cluster, String applicationId) {
        List<String> groups = groups(cluster);
        TreeSet<String> own = new TreeSet<>();
        TreeSet<String> others = new TreeSet<>();
        // Application hb has the topic hb-2-x-changelog too, if its store is called 2-x; who has no group may not be
        // there at all.
        boolean isUnknown = !groups.contains(applicationId)
                && groups.stream().anyMatch(group -> applicationId.startsWith(group + "-"));
        for (String topic :
                cluster.ask("listing topics", admin -> admin.listTopics().names())) {
            if (TopicFacts.isInternal(topic) && topic.startsWith(applicationId + "-")) {
                // Application hb-2 has topics that begin with hb-, too.
                boolean isOfOther = isUnknown
                        || groups.stream()
                                .anyMatch(group ->
                                        group.startsWith(applicationId + "-") && topic.startsWith(group + "-"));
                (isOfOther ? others : own).add(topic);
            }
        }
        return new ApplicationTraces(members(cluster, applicationId), committed(cluster, applicationId), own, others);
    }

    /** All applications, and other consumers. */
    static List<String> groups(Cluster cluster) {
        return cluster.ask("listing groups", admin -> admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .sorted()
                .toList();
    }

    private static List<String> members(Cluster cluster, String group) {
        try {
            ConsumerGroupDescription description =
                    cluster.ask("describing group " + group, admin -> admin.describeConsumerGroups(List.of(group))
                            .describedGroups()
                            .get(group));
            return description.members().stream()
                    .map(member -> member.clientId() + " at " + member.host().replaceFirst("^/", ""))
                    .sorted()
                    .toList();
        } catch (UserException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    private static Map<String, Integer> committed(Cluster cluster, String group) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    cluster.ask("reading the offsets of " + group, admin -> admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata());
            return offsets.keySet().stream()
                    .collect(Collectors.toMap(TopicPartition::topic, partition -> 1, Integer::sum, TreeMap::new));
        } catch (UserException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    boolean isEmpty() {
        return committed.isEmpty() && internalTopics.isEmpty();
    }

    /** Deletes offsets and topics. */
    void delete(Cluster cluster, String applicationId) {
        if (!committed.isEmpty()) {
            cluster.ask(
                    "deleting the offsets of " + applicationId,
                    admin -> admin.deleteConsumerGroups(List.of(applicationId)).all());
        }
        if (!internalTopics.isEmpty()) {
            cluster.ask("deleting internal topics", admin -> admin.deleteTopics(internalTopics)
                    .all());
        }
    }
}
