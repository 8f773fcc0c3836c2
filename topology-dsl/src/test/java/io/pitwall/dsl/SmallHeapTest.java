package io.pitwall.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.rules.Packets;
import io.pitwall.state.HeapBudget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A heap budget that holds a tenth of the streams: all others are in RocksDB between their records. */
class SmallHeapTest {

    private static final int CARS = 200;
    private static final int RECORDS = 1_500;

    @TempDir
    Path stateDir;

    @ParameterizedTest
    @ValueSource(strings = {StreamsConfig.AT_LEAST_ONCE, StreamsConfig.EXACTLY_ONCE_V2})
    void theOutputIsTheSame(String guarantee) {
        PitwallConfig ample =
                PitwallConfig.of("app", "unused:9092").withKafka(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        HeapBudget small = HeapBudget.ofBytes(40_000);
        Map<String, List<StreamMessage>> expected = output(ample, "ample");

        assertThat(output(ample.withKafka(HeapBudget.CONFIG, small), "small"))
                .hasSize(CARS)
                .isEqualTo(expected);
        assertThat(expected.values().stream().mapToInt(List::size).sum()).isGreaterThan(RECORDS / 2);
        assertThat(small.usedBytes()).as("the stores are closed").isZero();
    }

    /** By stream: in which order a timer releases several of them is not told. */
    private Map<String, List<StreamMessage>> output(PitwallConfig config, String folder) {
        Packets pairs = Packets.named("pairs").everySpan(Duration.ofMillis(50)).orIdle(Duration.ofSeconds(5));
        try (var topology = new DrivenTopology(
                stateDir.resolve(folder),
                telemetry -> telemetry.topic("in").parameters().buffer(pairs).to("out"),
                config)) {
            Random random = new Random(7);
            for (int record = 0; record < RECORDS; record++) {
                topology.send("in", "car-" + random.nextInt(CARS), rows(record));
                if (record % 100 == 99) {
                    topology.advanceWallClock(Duration.ofSeconds(1));
                }
            }
            for (int car = 0; car < CARS; car++) {
                topology.end("in", "car-" + car);
            }
            return topology.read("out").stream()
                    .collect(Collectors.groupingBy(
                            message -> message.key, Collectors.mapping(message -> message.value, Collectors.toList())));
        }
    }

    private static ParameterData rows(int record) {
        var rows = ParameterData.builder();
        for (int row = 0; row < 3; row++) {
            rows.row((record * 10L + row) * 1_000_000).put("Speed", record + row / 4.0);
        }
        return rows.build();
    }
}
