package io.pitwall.test.broker;

import static io.pitwall.rules.aggregate.Aggregates.count;
import static io.pitwall.rules.aggregate.Aggregates.sum;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import io.pitwall.data.StreamEnd;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.window.Late;
import io.pitwall.rules.window.Windowing;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Event time is the stream's own: on one partition one stream may be a day ahead of another. */
@WithKafka
@Timeout(60)
class WindowsOnBrokerTest {

    private static final List<String> CARS = List.of("on-time", "a-day-ahead");
    private static final int SECONDS = 40;
    private static final int ROWS_A_SECOND = 5;

    @TempDir
    private Path folder;

    @Test
    void twoStreamsOnOnePartitionOneADayAheadOfTheOther(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        String late = topics.create("late", 1);
        Instant start = Instant.now().minusSeconds(SECONDS);
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output);
                var lateReader = TopicReader.committed(topics, late);
                var app = new RunningApp(topology(input, output, late), topics.config(), folder)) {
            app.start();
            for (int second = 0; second < SECONDS; second++) {
                for (String car : CARS) {
                    writer.write(car, rows(startNs(car, start) + second * 1_000_000_000L));
                }
            }
            CARS.forEach(car -> writer.write(car, StreamEnd.closed()));
            writer.flush();
            reader.readUntil(() -> reader.endedStreams() == CARS.size());

            for (String car : CARS) {
                ParameterData results = ParameterData.concat(reader.messages(car).stream()
                        .filter(ParameterData.class::isInstance)
                        .map(ParameterData.class::cast)
                        .toList());
                assertThat(results).as(car).isEqualTo(expected(startNs(car, start)));
            }
            lateReader.readUntil(() -> lateReader.endedStreams() == CARS.size());
            assertThat(CARS)
                    .allSatisfy(car -> assertThat(lateReader.messages(car)).noneMatch(ParameterData.class::isInstance));
        }
    }

    private static TelemetryTopology topology(String input, String output, String late) {
        return telemetry -> telemetry
                .topic(input)
                .parameters("Speed")
                .window(Windowing.named("speed").tumbling(ofSeconds(10)).late(Late.toTopic(late)))
                .aggregate(count().as("Rows"), sum("Speed"))
                .to(output);
    }

    /** Begins with a window. */
    private static long startNs(String car, Instant start) {
        long ahead = car.equals("on-time") ? 0 : TimeUnit.DAYS.toSeconds(1);
        return (start.getEpochSecond() / 10 * 10 + ahead) * 1_000_000_000;
    }

    private static ParameterData rows(long startNs) {
        ParameterDataBuilder rows = ParameterData.builder();
        for (int row = 0; row < ROWS_A_SECOND; row++) {
            rows.row(startNs + row * 200_000_000L).put("Speed", row);
        }
        return rows.build();
    }

    private static ParameterData expected(long startNs) {
        ParameterDataBuilder windows = ParameterData.builder();
        for (int window = 0; window < SECONDS / 10; window++) {
            windows.row(startNs + window * 10_000_000_000L)
                    .put("Rows", 10 * ROWS_A_SECOND)
                    .put("Speed_sum", 10 * (0 + 1 + 2 + 3 + 4));
        }
        return windows.build();
    }
}
