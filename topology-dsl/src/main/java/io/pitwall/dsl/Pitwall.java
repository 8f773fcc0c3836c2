package io.pitwall.dsl;

import io.pitwall.dsl.plan.Plan;
import io.pitwall.dsl.plan.PlanBuilder;
import org.apache.kafka.streams.Topology;

/** Turns topology classes into plans and Kafka Streams topologies. */
public final class Pitwall {

    private Pitwall() {}

    /**
     * What a topology class says.
     *
     * @throws IllegalArgumentException if it says nothing, or what makes no sense
     */
    public static Plan plan(TelemetryTopology topology) {
        PlanBuilder builder = new PlanBuilder();
        topology.define(new TelemetryBuilder(builder));
        return builder.build();
    }

    /**
     * A topology to hand to {@code KafkaStreams} or {@code TopologyTestDriver}, together with {@link
     * PitwallConfig#streamsProperties()}.
     *
     * <p>Topics whose streams meet need equal numbers of partitions, which nothing checks here: {@link
     * Plan#topicsReadTogether} says which they are.
     */
    public static Topology topology(TelemetryTopology topology, PitwallConfig config) {
        return new TopologyCompiler(config).compile(plan(topology));
    }
}
