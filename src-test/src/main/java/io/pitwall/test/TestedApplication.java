package io.pitwall.test;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** What is tested, so that it can be started as often as a test needs: each start makes the topology anew. */
record TestedApplication(Function<PitwallConfig, Topology> topology, PitwallConfig config) {

    static TestedApplication of(TelemetryTopology topology, PitwallConfig config) {
        return new TestedApplication(known -> Pitwall.topology(topology, known), config);
    }

    Topology newTopology() {
        return topology.apply(config);
    }

    Properties streamsProperties() {
        return config.streamsProperties();
    }

    String changelogOf(String store) {
        return config.applicationId() + "-" + store + "-changelog";
    }

    /** The topics that are read and written, but that of the dead letters. */
    Topics topics() {
        Set<String> inputs = new TreeSet<>();
        Set<String> outputs = new TreeSet<>();
        for (TopologyDescription.Subtopology part : newTopology().describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
                    inputs.addAll(source.topicSet());
                } else if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
                    outputs.add(sink.topic());
                }
            }
        }
        outputs.remove(config.deadLetterTopic());
        return new Topics(inputs, outputs);
    }

    /** Names of topics. */
    record Topics(Set<String> inputs, Set<String> outputs) {}
}
