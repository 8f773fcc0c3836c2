package io.pitwall.test;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/**
 * A part of a topology that is a task of its own for each partition: it has no edge to the others, only topics.
 *
 * @param id Kafka Streams' number for it
 * @param reads topics by the names in the topology, those matched by a pattern are not known
 * @param writes topics by the names in the topology, those chosen record by record are not known
 */
record SubTopology(int id, Set<String> reads, Set<String> writes) {

    static SubTopology of(TopologyDescription.Subtopology described) {
        Set<String> reads = new TreeSet<>();
        Set<String> writes = new TreeSet<>();
        for (TopologyDescription.Node node : described.nodes()) {
            if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
                reads.addAll(source.topicSet());
            } else if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
                writes.add(sink.topic());
            }
        }
        return new SubTopology(described.id(), reads, writes);
    }

    /** What it both writes and reads. */
    Set<String> feedsItself() {
        Set<String> topics = new TreeSet<>(reads);
        topics.retainAll(writes);
        return topics;
    }
}
