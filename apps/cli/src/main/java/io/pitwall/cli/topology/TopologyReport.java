package io.pitwall.cli.topology;

import io.pitwall.app.NeededRights;
import io.pitwall.app.UserException;
import io.pitwall.cli.text.Table;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.dsl.plan.Plan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;

/**
 * What a topology class comes to under a configuration.
 *
 * @param className the topology class
 * @param config where names of internal topics come from
 * @param internalTopics what Kafka Streams makes for it
 * @param rights what a cluster with ACLs must allow it
 */
record TopologyReport(
        String className,
        Plan plan,
        PitwallConfig config,
        List<InternalTopics.InternalTopic> internalTopics,
        List<NeededRights.Right> rights) {

    /**
     * The report on a topology.
     *
     * @throws UserException if the class says what makes no sense
     */
    static TopologyReport of(TelemetryTopology topology, PitwallConfig config) {
        Plan plan = orUserException(() -> Pitwall.plan(topology));
        Topology compiled = orUserException(() -> Pitwall.topology(topology, config));
        return new TopologyReport(
                topology.getClass().getName(),
                plan,
                config,
                InternalTopics.of(plan, compiled, config),
                NeededRights.of(plan, config).rights());
    }

    /** What topics are called in the cluster. */
    static Set<String> inCluster(Set<String> topics, PitwallConfig config) {
        return topics.stream().map(config::topicName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> T orUserException(Supplier<T> definition) {
        try {
            return definition.get();
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new UserException("the topology cannot be defined: " + e, e);
        }
    }

    /** For people: steps, topics, stores, rights. */
    void printTo(PrintWriter out) {
        out.println(className);
        out.println();
        plan.describe(config.applicationId())
                .lines()
                .takeWhile(line -> !line.startsWith("store "))
                .forEach(out::println);
        topicsTable().printTo(out);
        out.println();
        storesTable().printTo(out);
        out.println();
        rightsTable().printTo(out);
    }

    private Table topicsTable() {
        Table table = Table.withHeads("topic", "use");
        plan.inputTopics().forEach(topic -> table.row(config.topicName(topic), use("read", topic)));
        plan.outputTopics()
                .forEach(topic -> table.row(config.topicName(topic), use("written; created if it is missing", topic)));
        table.row(config.deadLetterTopic(), "written: what cannot be read or processed");
        internalTopics.forEach(topic -> table.row(topic.name(), "internal"));
        return table;
    }

    private String use(String use, String topic) {
        return config.topicName(topic).equals(topic) ? use : use + " as " + topic;
    }

    private Table storesTable() {
        Table table = Table.withHeads("store", "holds");
        plan.stores().forEach(store -> table.row(store.name(), store.kind().toString()));
        return table;
    }

    private Table rightsTable() {
        Table table = Table.withHeads("with ACLs it needs on", "name", "operations");
        rights.forEach(
                right -> table.row(right.resource(), right.pattern(), String.join(", ", right.operationNames())));
        return table;
    }
}
