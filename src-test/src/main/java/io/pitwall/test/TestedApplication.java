package io.pitwall.test;

import io.pitwall.client.ClientConfig;
import io.pitwall.client.StreamingClient;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;

/** What is tested, so that it can be started as often as a test needs: each start makes the topology anew. */
record TestedApplication(Function<PitwallConfig, Topology> topology, PitwallConfig config) {

    static TestedApplication of(TelemetryTopology topology, PitwallConfig config) {
        return new TestedApplication(known -> Pitwall.topology(topology, known), config);
    }

    /** A client that reads, defined on a new one at each start. */
    static TestedApplication ofClient(ClientConfig config, Consumer<StreamingClient> definition) {
        return new TestedApplication(
                known -> defined(config, definition).topology(),
                defined(config, definition).streamsConfig());
    }

    private static StreamingClient defined(ClientConfig config, Consumer<StreamingClient> definition) {
        StreamingClient client = StreamingClient.connect(config);
        definition.accept(client);
        return client;
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
