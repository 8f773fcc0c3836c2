package io.pitwall.test.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.OnError;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dead letter of an operator is in the transaction of the output of the same record. */
@WithKafka
@Timeout(60)
class OnErrorOnBrokerTest {

    @TempDir
    private Path folder;

    @Test
    void lettersAndOutputAreCommittedTogether(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        String letters = topics.create("letters", 1);
        PitwallConfig config = topics.config()
                .withDeadLetterTopic(letters)
                .withKafka(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 60_000)
                .withKafka(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 120_000);
        try (var writer = new TopicWriter(topics, input);
                var committedOutput = TopicReader.committed(topics, output);
                var writtenOutput = TopicReader.uncommitted(topics, output);
                var committedLetters = TopicReader.committed(topics, letters);
                var writtenLetters = TopicReader.uncommitted(topics, letters)) {
            try (var app = new RunningApp(laps(input, output), config, folder)) {
                app.start();
                writer.write("car-1", table("7", "out", "8")).flush();
                writtenOutput.readUntil(() -> !writtenOutput.packets("car-1").isEmpty());
                writtenLetters.readUntil(() -> !writtenLetters.records().isEmpty());

                assertThat(committedOutput.readToEnd().records()).isEmpty();
                assertThat(committedLetters.readToEnd().records())
                        .as("nothing is seen before the commit")
                        .isEmpty();
            }
            assertThat(committedOutput.readToEnd().packets("car-1"))
                    .isEqualTo(List.of(TextTable.parse("time_ms | Lap:text | Number\n0 | 7 | 7\n2 | 8 | 8")));
            assertThat(committedLetters.readToEnd().packets("car-1"))
                    .isEqualTo(List.of(TextTable.parse("time_ms | Lap:text\n1 | out")));
            ConsumerRecord<byte[], byte[]> letter = committedLetters.records().get(0);
            assertThat(header(letter, "pitwall.operator")).isEqualTo(input + ".derive");
            assertThat(header(letter, "pitwall.stream")).isEqualTo("car-1");
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo(input);
            assertThat(header(letter, "__streams.errors.offset")).isEqualTo("0");
        }
    }

    private static TelemetryTopology laps(String input, String output) {
        return telemetry -> telemetry
                .topic(input)
                .parameters("Lap")
                .deriveNumber("Number", row -> Integer.parseInt(row.text("Lap", "")), OnError.deadLetter())
                .to(output);
    }

    private static StreamMessage table(String... laps) {
        StringBuilder table = new StringBuilder("time_ms | Lap:text\n");
        for (int row = 0; row < laps.length; row++) {
            table.append(row).append(" | ").append(laps[row]).append('\n');
        }
        return TextTable.parse(table.toString());
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
