package io.pitwall.test.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.client.ClientConfig;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.client.WriteException;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.EventDefinition;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.rules.Packets;
import io.pitwall.serdes.quix.QuixPartitioner;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that only writes: a gateway, a simulator. */
@WithKafka
@Timeout(90)
class WritingAloneOnBrokerTest {

    private static final ParameterData ROW = TextTable.parse("time_ms | Speed\n1 | 2");

    @ParameterizedTest
    @ValueSource(strings = {"packed", "plain", "quix"})
    void everythingOfAStreamArrivesInOrder(String format, Topics topics) {
        String topic = topics.create("out", 3);
        StreamProperties properties =
                StreamProperties.none().withName("a car").withMetadata(Map.of("circuit", "Sakhir"));
        ParameterDefinitions parameters =
                new ParameterDefinitions(List.of(ParameterDefinition.of("Speed").withUnit("km/h")), List.of());
        EventDefinitions events = new EventDefinitions(List.of(EventDefinition.of("lap")), List.of());
        ClientConfig config = ClientConfig.of(topics.bootstrapServers()).withKafka("pitwall.format", format);
        try (var client = StreamingClient.connect(config);
                var reader = TopicReader.committed(topics, topic)) {
            StreamWriter writer = client.openOutputTopic(topic).createStream();
            writer.properties().name("a car").metadata("circuit", "Sakhir");
            writer.parameters().addDefinition("Speed").unit("km/h");
            writer.events().addDefinition("lap");
            var pairs = writer.parameters().buffer(Packets.named("pairs").everyRows(2));
            for (int row = 0; row < 3; row++) {
                pairs.addTimestampMs(row)
                        .addValue("Speed", row)
                        .addTag("Lap", "1")
                        .write();
            }
            writer.events().addTimestampMs(2).addValue("lap", "1").write();
            writer.close(StreamEnd.Type.ABORTED);
            client.openOutputTopic(topic).flush();
            assertThat(reader.readToEnd().messages(writer.id()))
                    .containsExactly(
                            properties,
                            parameters,
                            events,
                            TextTable.parse("time_ms | Speed | Lap#\n0 | 0 | 1\n1 | 1 | 1"),
                            EventBatch.of(new EventData(2_000_000, "lap", "1")),
                            TextTable.parse("time_ms | Speed | Lap#\n2 | 2 | 1"),
                            new StreamEnd(StreamEnd.Type.ABORTED));
        }
    }

    @Test
    void quixAppsFindTheirStreamsWhereTheyLookForThem(Topics topics) {
        String topic = topics.create("out", 7);
        ClientConfig config = ClientConfig.of(topics.bootstrapServers()).withKafka("pitwall.format", "quix");
        try (var client = StreamingClient.connect(config);
                var reader = TopicReader.committed(topics, topic)) {
            OutputTopic output = client.openOutputTopic(topic);
            for (int i = 0; i < 20; i++) {
                output.createStream("car-" + i).parameters().write(ROW);
            }
            output.flush();
            assertThat(reader.readToEnd().records()).hasSize(40).allSatisfy(record -> assertThat(record.partition())
                    .isEqualTo(QuixPartitioner.partition(record.key(), 7)));
        }
    }

    @Test
    void aTopicThatIsMissingIsCreated(Topics topics) {
        String topic = topics.create("there", 1) + "-not-yet";
        try (var client = StreamingClient.connect(topics.bootstrapServers())) {
            StreamWriter writer = client.openOutputTopic(topic).createStream("car-1");
            writer.parameters().write(ROW);
            writer.flush();
            try (var reader = TopicReader.committed(topics, topic)) {
                assertThat(reader.readToEnd().packets("car-1")).containsExactly(ROW);
            }
        }
    }

    @Test
    void whoJoinsLateHearsOfTheStream(Topics topics) {
        String topic = topics.create("out", 1);
        try (var client = StreamingClient.connect(topics.bootstrapServers());
                var reader = TopicReader.committed(topics, topic)) {
            OutputTopic output = client.openOutputTopic(topic).announceEvery(Duration.ofMillis(1));
            StreamWriter writer = output.createStream("car-1");
            writer.properties().name("a car");
            writer.parameters().addDefinition("Speed");
            writer.parameters().write(ROW);
            reader.readUntil(() -> reader.messages("car-1").size() >= 3);
            reader.readUntil(() -> {
                writer.parameters().write(ROW);
                return reader.messages("car-1").stream()
                                .filter(ParameterDefinitions.class::isInstance)
                                .count()
                        >= 2;
            });
        }
    }

    @Test
    void silentRowsAreWrittenAndClosingLosesNone(Topics topics) {
        String topic = topics.create("out", 1);
        try (var reader = TopicReader.committed(topics, topic)) {
            try (var client = StreamingClient.connect(topics.bootstrapServers())) {
                OutputTopic output = client.openOutputTopic(topic);
                output.createStream("car-1")
                        .parameters()
                        .buffer(Packets.named("idle").idle(Duration.ofMillis(10)))
                        .write(ROW);
                reader.readUntil(() -> !reader.packets("car-1").isEmpty());
                output.createStream("car-2")
                        .parameters()
                        .buffer(Packets.named("ten").everyRows(10))
                        .write(ROW);
            }
            assertThat(reader.readToEnd().packets("car-2")).containsExactly(ROW);
            assertThat(reader.messages("car-1")).doesNotContain(StreamEnd.closed());
        }
    }

    @Test
    void aTopicThatTakesLessIsAskedAndARecordThatIsRefusedIsTold(Topics topics) {
        String small = topics.create("small", 1, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "20000"));
        byte[] tooLarge = new byte[30_000];
        new Random(1).nextBytes(tooLarge);
        ParameterData large =
                ParameterData.builder().row(1).put("Image", tooLarge).build();
        List<WriteException> failures = new CopyOnWriteArrayList<>();
        try (var client = StreamingClient.connect(topics.bootstrapServers());
                var reader = TopicReader.committed(topics, small)) {
            OutputTopic output = client.openOutputTopic(small);
            output.createStream("car-1").parameters().write(large);
            output.flush();
            assertThat(reader.readToEnd().packets("car-1")).containsExactly(large);

            output.writeRaw("raw".getBytes(UTF_8), tooLarge);
            assertThatThrownBy(output::flush)
                    .isInstanceOf(WriteException.class)
                    .hasMessageStartingWith("topic '" + small + "': was refused: ");
            output.flush();

            output.onError(failures::add);
            output.writeRaw(null, tooLarge);
            output.flush();
            assertThat(new ArrayList<>(failures)).hasSize(1);
        }
    }
}
