package io.pitwall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.bench.load.CarRows;
import io.pitwall.bench.load.Workload;
import io.pitwall.data.ParameterData;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.serdes.StreamMessageSerde;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The yardstick does the same job: the same packets, row for row. */
class ContenderTest {

    private static final Workload WORKLOAD = new Workload(7, 10, 7 * 20 * 160, 0);

    @TempDir
    Path stateDir;

    @Test
    void allContendersReleaseTheSamePackets() {
        Map<String, List<List<Reading>>> ours = run(Contender.PITWALL, ContenderTest::pitwallPacket);

        assertThat(ours).hasSize(WORKLOAD.streams());
        assertThat(ours.get("car-0")).hasSizeGreaterThan(15);
        assertThat(run(Contender.PITWALL_CLIENT, ContenderTest::pitwallPacket)).isEqualTo(ours);
        assertThat(run(Contender.EXPERT, ContenderTest::expertPacket)).isEqualTo(ours);
        assertThat(run(Contender.EXPERT_CACHED, ContenderTest::expertPacket)).isEqualTo(ours);
    }

    record Reading(long timeNs, double brake, double lap) {}

    private Map<String, List<List<Reading>>> run(Contender contender, Function<byte[], List<Reading>> decoder) {
        PitwallConfig config = contender.settings(PitwallConfig.of(contender.name(), "unused:9092"));
        Properties properties = config.streamsProperties();
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                stateDir.resolve(contender.name()).toString());
        Map<String, List<List<Reading>>> packets = new HashMap<>();
        try (TopologyTestDriver driver = new TopologyTestDriver(contender.topology("in", "out", config), properties)) {
            TestInputTopic<String, byte[]> input =
                    driver.createInputTopic("in", new StringSerializer(), new ByteArraySerializer());
            CarRows rows = new CarRows(WORKLOAD.rowsPerRecord());
            for (long record = 0; record < WORKLOAD.recordsPerStream(); record++) {
                for (int stream = 0; stream < WORKLOAD.streams(); stream++) {
                    rows.make(stream, record);
                    input.pipeInput(
                            Workload.streamId(stream), contender.encoder().apply(rows));
                }
            }
            TestOutputTopic<String, byte[]> output =
                    driver.createOutputTopic("out", new StringDeserializer(), new ByteArrayDeserializer());
            for (TestRecord<String, byte[]> record : output.readRecordsToList()) {
                List<Reading> packet = decoder.apply(record.value());
                if (!packet.isEmpty()) {
                    packets.computeIfAbsent(record.key(), key -> new ArrayList<>())
                            .add(packet);
                    assertThat(contender.rowCounter().applyAsInt(record.value()))
                            .isEqualTo(packet.size());
                }
            }
        }
        return packets;
    }

    private static List<Reading> pitwallPacket(byte[] value) {
        List<Reading> packet = new ArrayList<>();
        if (new StreamMessageSerde().deserializer().deserialize("out", value) instanceof ParameterData data) {
            for (int row = 0; row < data.rowCount(); row++) {
                packet.add(new Reading(
                        data.timeNs(row),
                        data.row(row).number("Brake"),
                        data.row(row).number("LapNumber")));
            }
        }
        return packet;
    }

    private static List<Reading> expertPacket(byte[] value) {
        List<Reading> packet = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(value);
        int rows = value.length / 24;
        for (int row = 0; row < rows; row++) {
            packet.add(new Reading(
                    bytes.getLong(8 * row), bytes.getDouble(8 * (rows + row)), bytes.getDouble(8 * (2 * rows + row))));
        }
        return packet;
    }
}
