package io.pitwall.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.dsl.ParameterStage;
import io.pitwall.dsl.Pitwall;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics whose streams meet, with unequal numbers of partitions, in an application that starts {@code KafkaStreams} itself. */
@WithKafka
@Timeout(180)
class UnequalPartitionsOnBrokerTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theApplicationStopsAtTheStartAndNamesThem(boolean isMerge, Topics topics) throws Exception {
        String one = topics.create("one", 1);
        String three = topics.create("three", 3);
        String output = topics.create("output", 3);
        PitwallConfig config = topics.config();
        Properties properties = config.streamsProperties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        CompletableFuture<Throwable> failure = new CompletableFuture<>();

        try (var streams =
                new KafkaStreams(Pitwall.topology(meeting(isMerge, one, three, output), config), properties)) {
            streams.setUncaughtExceptionHandler(error -> {
                failure.complete(error);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();

            assertThat(failure.get(150, TimeUnit.SECONDS))
                    .hasStackTraceContaining("do not have the same number of partitions")
                    .hasStackTraceContaining(one + "=1")
                    .hasStackTraceContaining(three + "=3");
        }
    }

    private static TelemetryTopology meeting(boolean isMerge, String one, String three, String output) {
        return telemetry -> {
            ParameterStage first = telemetry.topic(one).parameters();
            ParameterStage second = telemetry.topic(three).parameters();
            if (isMerge) {
                first.merge("both", second).to(output);
            } else {
                first.to(output);
                second.to(output, StreamIdentity.suffixed("-other"));
            }
        };
    }
}
