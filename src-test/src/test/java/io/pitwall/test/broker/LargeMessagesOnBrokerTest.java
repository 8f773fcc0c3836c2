package io.pitwall.test.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.CutRecord;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.RecordLimit;
import io.pitwall.test.kafka.RunningApp;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages larger than a record may be: in, held over a restart in their middle, and out. */
@WithKafka
@Timeout(90)
class LargeMessagesOnBrokerTest {

    private static final int LIMIT = 1 << 20;
    private static final byte[] CAR = "car-1".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private final StreamMessageSerde serde = new StreamMessageSerde();

    @Test
    void fiveMegabytesGoThroughTopicsOfOne(Topics topics) {
        Map<String, String> limited = Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LIMIT));
        String input = topics.create("input", 1, limited);
        String output = topics.create("output", 1, limited);
        String changelog = topics.create(
                "app-" + input + ".fragments-changelog",
                1,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        PitwallConfig config = topics.config().withKafka("pitwall.max.message.bytes." + output, LIMIT);
        ParameterData large = fiveMegabytes();
        List<CutRecord> parts = cut(large);
        assertThat(parts).hasSizeGreaterThan(4);

        try (var writer = new TopicWriter(topics, input);
                var state = TopicReader.committed(topics, changelog);
                var out = TopicReader.committed(topics, output);
                var all = TopicReader.uncommitted(topics, output)) {
            try (var app = new RunningApp(copy(input, output), config, folder.resolve("here"))) {
                app.start();
                write(writer, parts.subList(0, 3));
                writer.write("car-2", row(2)).flush();
                out.readUntil(() -> out.messages("car-2").size() == 2);
                // Slices of nearly 1 MiB are chunked: head, opening, and three times index and two parts.
                state.readUntil(() -> state.records().size() >= 11);
            }
            try (var app = new RunningApp(copy(input, output), config, folder.resolve("elsewhere"))) {
                app.start();
                assertThat(app.restoredRecords()).isGreaterThanOrEqualTo(11);
                write(writer, parts.subList(3, parts.size()));
                writer.write("car-1", row(1)).write("car-1", StreamEnd.closed()).flush();
                out.readUntilEnded("car-1");
            }
            assertThat(out.readToEnd().messages("car-1"))
                    .containsExactly(StreamProperties.none(), large, row(1), StreamEnd.closed());
            assertThat(out.messages("car-2")).containsExactly(StreamProperties.none(), row(2));
            assertThat(out.records()).hasSizeGreaterThan(9).allSatisfy(record -> assertThat(
                            record.serializedValueSize())
                    .isLessThan(LIMIT));
            assertThat(all.readToEnd().records())
                    .as("nothing was written twice")
                    .hasSameSizeAs(out.records());
        }
    }

    @Test
    void twentyMegabytesInABufferSurviveAKill(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        String changelog = topics.create(
                "app-long.buffer-changelog",
                1,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        byte[] image = new byte[20_000_000];
        new Random(20).nextBytes(image);
        PitwallConfig config = topics.configToBeKilled()
                .withKafka(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 6_000);
        try (var writer = new TopicWriter(topics, input);
                var state = TopicReader.committed(topics, changelog);
                var out = TopicReader.committed(topics, output)) {
            try (var app = ChildApp.start(config, input, output, folder.resolve("here"), folder)) {
                write(writer, cut(rows(1, 12, image)));
                state.readUntil(() -> {
                    app.checkAlive();
                    return bytes(state) > image.length;
                });
            }
            try (var app = ChildApp.start(config, input, output, folder.resolve("elsewhere"), folder)) {
                write(writer, cut(rows(13, CrashTopology.ROWS, new byte[0])));
                writer.write("car-1", StreamEnd.closed()).flush();
                out.readUntil(() -> {
                    app.checkAlive();
                    return out.endedStreams() == 1;
                });
            }
            List<ParameterData> packets = out.packets("car-1-out");
            assertThat(packets).hasSize(1);
            assertThat(packets.get(0).rowCount()).isEqualTo(CrashTopology.ROWS);
            BinaryColumn images = requireNonNull(packets.get(0).binary("Note"));
            assertThat(images.at(0)).isEqualTo(ByteBuffer.wrap(image));
            assertThat(images.at(CrashTopology.ROWS - 1)).isEqualTo(ByteBuffer.allocate(0));
        }
    }

    /** Rows a millisecond apart, the first with an image. */
    private static ParameterData rows(int from, int to, byte[] image) {
        var data = ParameterData.builder();
        for (int row = from; row <= to; row++) {
            data.row(row * 1_000_000L).put("Row", row).put("Note", row == from ? image : new byte[0]);
        }
        return data.build();
    }

    private static long bytes(TopicReader reader) {
        return reader.records().stream()
                .mapToLong(record -> Math.max(0, record.serializedValueSize()))
                .sum();
    }

    private static TelemetryTopology copy(String input, String output) {
        return telemetry -> telemetry.topic(input).parameters().to(output);
    }

    private static void write(TopicWriter writer, List<CutRecord> parts) {
        parts.forEach(part -> writer.writeBytes(CAR, part.value(), part.headers()));
        writer.flush();
    }

    private List<CutRecord> cut(ParameterData message) {
        byte[] value = serde.serializer().serialize("any", message);
        RecordLimit limit = RecordLimit.of(LIMIT, LIMIT).withCompression();
        return FragmentCutter.inHeaders(limit).cut(CAR, value, new RecordHeaders());
    }

    private static ParameterData row(int number) {
        return ParameterData.builder().row(number).put("Row", number).build();
    }

    /** Full-entropy doubles: nothing makes them much smaller. */
    private static ParameterData fiveMegabytes() {
        Random random = new Random(5);
        var data = ParameterData.builder();
        for (int row = 0; row < 40_000; row++) {
            var cells = data.row(row);
            for (int parameter = 0; parameter < 16; parameter++) {
                cells.put("P" + parameter, random.nextDouble());
            }
        }
        return data.build();
    }
}
