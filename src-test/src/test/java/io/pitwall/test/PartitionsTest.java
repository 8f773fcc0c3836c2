package io.pitwall.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.rules.Packets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

/** Several partitions: one task with its own state for each, streams by their keys. */
class PartitionsTest {

    private static TelemetryTest pairsOn(int partitions) {
        return TelemetryTest.onPartitions(partitions, telemetry -> telemetry
                .topic("in")
                .parameters()
                .buffer(Packets.named("pairs").everyRows(2))
                .to("out"));
    }

    @Test
    void everyStreamIsOnOnePartitionAndSurvivesACrashOfAll() {
        try (var test = pairsOn(3)) {
            Set<String> cars =
                    IntStream.range(0, 20).mapToObj(car -> "car-" + car).collect(toSet());
            cars.forEach(car -> test.topic("in").stream(car).write("time_ms | Brake\n0 | 0.1"));
            test.commit().crashAndRestore();
            cars.forEach(car -> test.topic("in").stream(car)
                    .write("time_ms | Brake\n10 | 0.2")
                    .end());

            assertThat(test.topic("out").streamIds()).isEqualTo(cars);
            cars.forEach(car -> assertThat(test.topic("out").stream(car))
                    .hasPackets("time_ms | Brake\n0 | 0.1\n10 | 0.2")
                    .isEnded());
        }
    }

    @Test
    void deadLettersTellThePartitionThatKafkaWouldTake() {
        String[] cars = {"car-1", "car-2", "car-3", "car-4", "car-5"};
        try (var test = pairsOn(4)) {
            for (String car : cars) {
                test.topic("in").writeBytes(car.getBytes(UTF_8), null);
            }
            test.topic("in").writeBytes(null, null);

            List<String> partitions = new ArrayList<>();
            for (String car : cars) {
                partitions.add("in-" + BuiltInPartitioner.partitionForKey(car.getBytes(UTF_8), 4));
            }
            partitions.add("in-0");
            assertThat(test.deadLetters())
                    .extracting(letter -> letter.origin().replaceFirst("@.*", ""))
                    .isEqualTo(partitions)
                    .contains("in-0", "in-1", "in-3");
        }
    }

    @Test
    void noPartitionIsRefused() {
        assertThatThrownBy(() -> pairsOn(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a topic has one partition or more, but it's 0");
    }
}
