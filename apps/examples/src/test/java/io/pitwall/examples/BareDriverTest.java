package io.pitwall.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topology works in Kafka's own test driver, with nothing of Pitwall's test kit. */
class BareDriverTest {

    @Test
    void runsInABareTopologyTestDriver(@TempDir Path stateDir) {
        var config =
                PitwallConfig.of("test", "unused:9092").withKafka(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        try (var driver =
                new TopologyTestDriver(Pitwall.topology(new HardBraking(), config), config.streamsProperties())) {
            var input = driver.createInputTopic(
                    "car-data", new StreamIdSerde().serializer(), new StreamMessageSerde().serializer());
            var output = driver.createOutputTopic(
                    "hard-braking", new StreamIdSerde().deserializer(), new StreamMessageSerde().deserializer());

            input.pipeInput("car-1", TextTable.parse("time_ms | Brake\n 0 | 0.7\n"));
            input.pipeInput("car-1", StreamEnd.closed());

            ParameterData expected = TextTable.parse("time_ms | HardBraking:text\n 0 | True\n");
            assertThat(output.readKeyValuesToList())
                    .containsExactlyElementsOf(List.<KeyValue<String, StreamMessage>>of(
                            new KeyValue<>(
                                    "car-1-hard-braking",
                                    StreamProperties.none().withParents(List.of("car-1"))),
                            new KeyValue<>("car-1-hard-braking", expected),
                            new KeyValue<>("car-1-hard-braking", StreamEnd.closed())));
        }
    }
}
