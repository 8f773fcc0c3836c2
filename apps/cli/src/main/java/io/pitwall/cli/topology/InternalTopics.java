package io.pitwall.cli.topology;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** The topics that Kafka Streams makes for an application. */
final class InternalTopics {

    /**
     * One of them.
     *
     * @param use what it holds, for people
     */
    record InternalTopic(String name, String use) {}

    private InternalTopics() {}

    /**
     * The changelogs of all stores, and the topics by which records move to other partitions.
     *
     * @param topology compiled of the plan
     */
    static List<InternalTopic> of(Plan plan, Topology topology, PitwallConfig config) {
        String applicationId = config.applicationId();
        List<InternalTopic> topics = new ArrayList<>();
        for (PlanStore store : plan.stores()) {
            topics.add(new InternalTopic(store.changelogTopic(applicationId), "changelog of " + store));
        }
        Set<String> written = new TreeSet<>();
        topology.describe().subtopologies().forEach(part -> addWritten(part, written));
        written.removeAll(TopologyReport.inCluster(plan.outputTopics(), config));
        written.remove(config.deadLetterTopic());
        written.forEach(name -> topics.add(new InternalTopic(
                applicationId + "-" + name, "repartition topic: brings records to the partition of their new key")));
        return topics;
    }

    private static void addWritten(TopologyDescription.Subtopology part, Set<String> topics) {
        for (TopologyDescription.Node node : part.nodes()) {
            if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
                topics.add(sink.topic());
            }
        }
    }
}
