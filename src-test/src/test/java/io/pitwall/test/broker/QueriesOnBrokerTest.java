package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamProperties;
import io.pitwall.rules.Packets;
import io.pitwall.state.PitwallStores;
import io.pitwall.state.StoreStatus;
import io.pitwall.state.StreamStates;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Interactive queries of an application that runs, with several tasks on several threads. */
@WithKafka
@Timeout(60)
class QueriesOnBrokerTest {

    private static final int CARS = 20;
    private static final ParameterData ROW =
            ParameterData.builder().row(1_000_000).put("Row", 1).build();

    @TempDir
    private Path folder;

    @Test
    void storesOfAllTasksAnswerFromAnotherThread(Topics topics) {
        String input = topics.create("input", 4);
        String output = topics.create("output", 4);
        try (var writer = new TopicWriter(topics, input);
                var app = new RunningApp(
                        telemetry -> telemetry
                                .topic(input)
                                .parameters("Row")
                                .buffer(Packets.named("rows").everyRows(10))
                                .to(output),
                        topics.config().withKafka(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2),
                        folder)) {
            app.start();
            for (int car = 0; car < CARS; car++) {
                writer.write("car-" + car, StreamProperties.none().withName("Car " + car));
                writer.write("car-" + car, ROW);
            }
            writer.flush();
            StreamStates<ParameterData> buffers = app.query("rows.buffer", PitwallStores.packetBuffers());
            StreamStates<StreamContext> contexts = app.query(input + ".context", PitwallStores.streamContexts());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> all(buffers).size() == CARS && all(contexts).size() == CARS);

            assertThat(all(buffers).values()).allMatch(ROW::equals);
            assertThat(buffers.get("car-7")).isEqualTo(ROW);
            assertThat(Objects.requireNonNull(contexts.get("car-7"))
                            .properties()
                            .name())
                    .isEqualTo("Car 7");
            assertThat(contexts.get("car-77")).isNull();
            assertThat(buffers.statuses()).as("one for each task").hasSize(4);
            assertThat(buffers.statuses().stream()
                            .mapToInt(StoreStatus::liveStreams)
                            .sum())
                    .isEqualTo(CARS);
            assertThatThrownBy(() -> app.query("rows.buffer", PitwallStores.streamContexts())
                            .get("car-7"))
                    .isInstanceOf(InvalidStateStoreException.class);
        }
    }

    private static <V> Map<String, V> all(StreamStates<V> states) {
        Map<String, V> all = new HashMap<>();
        states.forEach(all::put);
        return all;
    }
}
