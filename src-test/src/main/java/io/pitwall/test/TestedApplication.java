package io.pitwall.test;

import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;

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
}
