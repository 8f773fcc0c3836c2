package io.pitwall.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pitwall.app.PlanJson;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** What Kafka Streams says of a topology, in JSON: the first number of a task id is the id of the part that it is of. */
final class SubtopologyJson {

    private SubtopologyJson() {}

    /** All parts that share nothing with each other, in the order of their ids. */
    static void addAll(ArrayNode parts, TopologyDescription topology) {
        topology.subtopologies().stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .forEach(part -> add(parts.addObject(), part));
    }

    private static void add(ObjectNode document, Subtopology part) {
        document.put("id", part.id());
        ArrayNode nodes = document.putArray("nodes");
        part.nodes().stream().sorted(Comparator.comparing(Node::name)).forEach(node -> add(nodes.addObject(), node));
    }

    private static void add(ObjectNode document, Node node) {
        document.put("name", node.name());
        if (node instanceof Source source) {
            addTexts(document, "reads", source.topicSet() == null ? Set.of() : source.topicSet());
        } else if (node instanceof Sink sink && sink.topic() != null) {
            addTexts(document, "writes", Set.of(sink.topic()));
        } else if (node instanceof Processor processor) {
            addTexts(document, "stores", processor.stores());
        }
        addTexts(
                document,
                "successors",
                node.successors().stream().map(Node::name).collect(Collectors.toSet()));
    }

    private static void addTexts(ObjectNode document, String member, Set<String> texts) {
        PlanJson.addTexts(document.putArray(member), new TreeSet<>(texts));
    }
}
