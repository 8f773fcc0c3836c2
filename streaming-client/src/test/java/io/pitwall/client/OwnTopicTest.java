package io.pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.TextTable;
import io.pitwall.rules.PacketBuffer;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.state.StoredPacketBuffer;
import io.pitwall.state.WriteBehindStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State of streams that handlers write to the topic they read, of a version that has let them. */
class OwnTopicTest {

    private static final ParameterData ROWS = TextTable.parse("time_ms | Speed\n1 | 1\n2 | 2");
    private static final String WRITER = StoreKey.of("in", "car-derived");

    @SuppressWarnings("unchecked")
    private static <S> WriteBehindStore<S> store(TopologyTestDriver driver, String name) {
        StateStore store = driver.getStateStore(name);
        return (WriteBehindStore<S>) store;
    }

    @TempDir
    private Path stateDir;

    @Test
    void rowsThatAreHeldForItAreDroppedAndCountedAndTheApplicationGoesOn() {
        List<String> received = new ArrayList<>();
        try (StreamingClient client = StreamingClient.connect("unused:9092")) {
            client.openOutputTopic("in");
            client.openInputTopic("in", "group").onStreamReceived(in -> received.add(in.id()));
            Properties properties = client.streamsConfig().streamsProperties();
            properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
            try (var driver = new TopologyTestDriver(client.topology(), properties)) {
                var input = driver.createInputTopic(
                        "in", new StreamIdSerde().serializer(), new StreamMessageSerde().serializer());
                TestOutputTopic<byte[], byte[]> output =
                        driver.createOutputTopic("in", new ByteArrayDeserializer(), new ByteArrayDeserializer());
                input.pipeInput("car", ROWS);
                hold(driver);
                input.pipeInput("car", StreamEnd.closed());
                input.pipeInput("bus", ROWS);

                assertThat(received).containsExactly("car", "bus");
                assertThat(output.isEmpty()).isTrue();
                assertThat(driver.metrics().entrySet())
                        .filteredOn(metric -> metric.getKey().name().equals("dropped-row-total"))
                        .singleElement()
                        .satisfies(metric ->
                                assertThat(metric.getValue().metricValue()).isEqualTo(2.0));
                assertThat(OwnTopicTest.<StoredWriter>store(driver, "in.client-writers")
                                .get(WRITER))
                        .isNull();
            }
        }
    }

    private static void hold(TopologyTestDriver driver) {
        WriterState state = new WriterState(new Announcement(), WriterDefaults.NONE, Set.of("held"));
        OwnTopicTest.<StoredWriter>store(driver, "in.client-writers").put(WRITER, new StoredWriter(state, "car"));
        PacketBuffer held = new PacketBuffer(HeldPackets.RULE);
        held.add(ROWS, 0, released -> {});
        OwnTopicTest.<StoredPacketBuffer>store(driver, "in.client-held")
                .put(StoreKey.of(WRITER, "held"), new StoredPacketBuffer(held));
        new ReaderStates(store(driver, "in.client-state")).addWriter("car", WRITER);
    }
}
