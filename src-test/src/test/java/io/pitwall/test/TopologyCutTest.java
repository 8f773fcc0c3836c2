package io.pitwall.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.PitwallConfig;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;

/** What the cut rests on in the Kafka Streams in use: a driver runs the sub-topology that is left, and no other. */
class TopologyCutTest {

    private static Topology chain(PitwallConfig config) {
        StreamsBuilder builder = new StreamsBuilder();
        var read = Consumed.with(Serdes.ByteArray(), Serdes.ByteArray());
        var written = Produced.with(Serdes.ByteArray(), Serdes.ByteArray());
        builder.stream("a", read).to("b", written);
        builder.stream("b", read).to("c", written);
        return builder.build();
    }

    private static TopologyTestDriver driver(Topology topology) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "cut");
        return new TopologyTestDriver(topology, properties);
    }

    private static void pipe(TopologyTestDriver driver, String topic) {
        driver.createInputTopic(topic, new StringSerializer(), new StringSerializer())
                .pipeInput("key", "value");
    }

    private static long written(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new StringDeserializer())
                .getQueueSize();
    }

    @Test
    void aDriverRunsAllSubTopologiesOrTheOneThatIsLeft() {
        var application = new TestedApplication(TopologyCutTest::chain, PitwallConfig.of("cut", "unused:9092"));
        var parts = TestedTopics.of(application).parts();
        assertThat(parts).extracting(SubTopology::reads).containsExactly(Set.of("a"), Set.of("b"));

        try (var whole = driver(application.newTopology())) {
            pipe(whole, "a");
            assertThat(written(whole, "b")).isOne();
            assertThat(written(whole, "c")).isOne();
        }
        try (var first = driver(TopologyCut.to(parts.get(0), application.newTopology()))) {
            pipe(first, "a");
            assertThat(written(first, "b")).isOne();
            assertThat(first.producedTopicNames()).containsExactly("b");
        }
        try (var second = driver(TopologyCut.to(parts.get(1), application.newTopology()))) {
            pipe(second, "b");
            assertThat(second.producedTopicNames()).containsExactly("c");
        }
    }
}
