package io.pitwall.test.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.data.EventBatch;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.quix.QuixFormat;
import io.pitwall.test.kafka.TopicReader;
import io.pitwall.test.kafka.TopicWriter;
import io.pitwall.test.kafka.Topics;
import io.pitwall.test.kafka.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client reads the bytes of Quix apps and writes what these read. */
@WithKafka
@Timeout(120)
class ClientBetweenQuixAppsTest {

    private static final byte[] CAR = "car".getBytes(UTF_8);

    /** What an app sends, as golden bytes of {@code wire.json}. */
    private static final List<String> SENT = List.of(
            "properties-legacy-json",
            "ts-compact-header",
            "ts-protobuf-header",
            "ts-legacy-json-nan",
            "events-legacy-json");

    @TempDir
    private Path folder;

    private record Golden(JsonNode wire) {

        Headers headers() {
            Headers headers = new RecordHeaders();
            for (JsonNode header : wire.path("headers")) {
                headers.add(
                        header.path("key").asText(),
                        bytes(header.path("value_base64").asText()));
            }
            return headers;
        }

        byte[] value() {
            return bytes(wire.path("value_base64").asText());
        }

        private static byte[] bytes(String base64) {
            return Base64.getDecoder().decode(base64);
        }

        StreamMessage message() {
            return QuixFormat.instance().decode(headers(), value());
        }
    }

    private static Golden golden(JsonNode vectors, String id) {
        for (JsonNode wire : vectors) {
            if (wire.path("id").asText().equals(id)) {
                return new Golden(wire);
            }
        }
        throw new AssertionError("wire.json has no case " + id);
    }

    private static JsonNode vectors() throws IOException {
        Path file = Path.of("..", "serdes", "src", "test", "resources", "vectors", "wire.json");
        return new ObjectMapper().readTree(Files.readAllBytes(file)).path("vectors");
    }

    private static void copy(StreamingClient client, String group, String input, String output) {
        OutputTopic topic = client.openOutputTopic(output);
        client.openInputTopic(input, group).onStreamReceived(in -> {
            StreamWriter out = topic.getOrCreateStream(in.id());
            in.properties().onChanged(out.properties()::set);
            in.parameters().onRead(out.parameters()::write);
            in.events().onRead(out.events()::write);
            in.onClosed(out::close);
        });
    }

    @Test
    void whatOldAppsSendIsWrittenSoThatTheyReadIt(Topics topics) throws IOException {
        JsonNode vectors = vectors();
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        PitwallConfig config = topics.config().withKafka(StreamMessageSerde.FORMAT_CONFIG, "quix");
        List<StreamMessage> sent = new ArrayList<>();
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output);
                var client = new RunningClient(
                        config, folder, copied -> copy(copied, config.applicationId(), input, output))) {
            for (String id : SENT) {
                Golden golden = golden(vectors, id);
                sent.addAll(asWritten(golden.message()));
                writer.writeBytes(CAR, golden.value(), golden.headers());
            }
            writer.writeBytes(
                            0, CAR, golden(vectors, "stream-end-binary-wrapper").value())
                    .flush();
            sent.add(StreamEnd.closed());
            client.start();
            reader.readUntilEnded("car");

            assertThat(reader.records())
                    .extracting(ClientBetweenQuixAppsTest::readAsQuixAppsDo)
                    .isEqualTo(sent);
            assertThat(reader.records())
                    .extracting(written -> new String(written.key(), UTF_8))
                    .containsOnly("car");
        }
        assertThat(sent.get(0)).isInstanceOf(StreamProperties.class).isNotEqualTo(StreamProperties.none());
    }

    /** Handlers get events one by one, and so these are written. */
    private static List<? extends StreamMessage> asWritten(StreamMessage message) {
        return message instanceof EventBatch batch
                ? batch.events().stream().map(EventBatch::of).toList()
                : List.of(message);
    }

    /** By the reader of that format alone, so that no other is taken for it. */
    private static StreamMessage readAsQuixAppsDo(ConsumerRecord<byte[], byte[]> written) {
        assertThat(QuixFormat.instance().recognises(written.headers(), written.value()))
                .as("record %d is one of Quix", written.offset())
                .isTrue();
        return QuixFormat.instance().decode(written.headers(), written.value());
    }

    @Test
    void theirOwnWrapperIsWhatIsWritten(Topics topics) {
        String input = topics.create("input", 1);
        String output = topics.create("output", 1);
        PitwallConfig config = topics.config().withKafka(StreamMessageSerde.FORMAT_CONFIG, "quix");
        try (var writer = new TopicWriter(topics, input);
                var reader = TopicReader.committed(topics, output);
                var client = new RunningClient(
                        config, folder, copied -> copy(copied, config.applicationId(), input, output))) {
            client.start();
            writer.write("car", TextTable.parse("time_ns | A\n1 | 1.5")).flush();
            reader.readUntil(() -> reader.records().size() == 2);

            assertThat(new String(reader.records().get(1).value(), UTF_8))
                    .startsWith("{\"C\":\"JT\",\"K\":\"ParameterData\",\"V\":{")
                    .contains("\"Timestamps\":[1]", "\"NumericValues\":{\"A\":[1.5]}");
        }
    }
}
