package io.pitwall.test;

import java.lang.reflect.Field;
import java.util.Set;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.internals.InternalTopologyBuilder;

/**
 * Makes of a topology one of its sub-topologies, for a driver of its own: {@code TopologyTestDriver} has one task for all of
 * them, and hands what one writes to the next by itself, whatever partition the key belongs to.
 *
 * <p>Kafka Streams has no door for this. It groups the nodes of a topology into sub-topologies once, keeps the groups, and
 * builds tasks of the groups there are; so the other groups are taken out. {@code TopologyCutTest} pins that for the version
 * in use. Decision 0035.
 */
final class TopologyCut {

    private TopologyCut() {}

    /** The topology itself, without all other sub-topologies than this one. */
    static Topology to(SubTopology part, Topology whole) {
        builder(whole).nodeGroups().keySet().retainAll(Set.of(part.id()));
        return whole;
    }

    private static InternalTopologyBuilder builder(Topology topology) {
        try {
            Field field = Topology.class.getDeclaredField("internalTopologyBuilder");
            field.setAccessible(true);
            return (InternalTopologyBuilder) field.get(topology);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException(
                    "this version of Kafka Streams does not let the test kit cut a topology into its sub-topologies;"
                            + " test it on one partition, or use the version that Pitwall was built with",
                    e);
        }
    }
}
