package io.pitwall.test.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamingClient;
import io.pitwall.data.TextTable;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.test.TelemetryTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology of a client in Kafka's own driver, and its names. */
class ClientTopologyTest {

    private static final String ROW = "time_ms | A\n1 | 1";

    @Test
    void topicsMayBeCalledAsPartsOfTheTopologyAre() {
        List<String> inputs = List.of("a", "a.to", "a.to.b", "a.handlers");
        List<String> outputs = List.of("x", "x.sink", "b", "b.sink", "to.b", "b.source", "a.streams", "to", "sink");
        try (var test = TelemetryTest.ofClient(client -> {
            List<OutputTopic> topics =
                    outputs.stream().map(client::openOutputTopic).toList();
            for (String input : inputs) {
                client.openInputTopic(input, "group").onStreamReceived(in -> in.parameters()
                        .onRead(rows -> topics.forEach(topic ->
                                topic.getOrCreateStream(input).parameters().write(rows))));
            }
            client.openRawInputTopic("a.raw", "group")
                    .onRead(record -> topics.forEach(topic -> topic.writeRaw(record.key(), record.value())));
        })) {
            for (String input : inputs) {
                test.topic(input).stream("car").write(ROW);
            }
            for (String output : outputs) {
                for (String input : inputs) {
                    assertThat(test.topic(output).stream(input)).hasRows(ROW);
                }
            }
        }
    }

    @Test
    void ofTheHeadersThatWereReadTheTraceContextAloneIsWritten(@TempDir Path stateDir) {
        Headers headers = new RecordHeaders()
                .add("pitwall.revision", "2".getBytes(UTF_8))
                .add("pitwall.late", "grace".getBytes(UTF_8))
                .add("traceparent", "00-1-2-01".getBytes(UTF_8))
                .add("mine", new byte[] {1});
        try (var client = StreamingClient.connect("unused:9092")) {
            OutputTopic output = client.openOutputTopic("out");
            client.openInputTopic("in", "group").onStreamReceived(in -> in.parameters()
                    .onRead(rows ->
                            output.getOrCreateStream(in.id()).parameters().write(rows)));
            Properties properties = client.streamsConfig().streamsProperties();
            properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
            try (var driver = new TopologyTestDriver(client.topology(), properties)) {
                driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer())
                        .pipeInput(new TestRecord<>(
                                "car".getBytes(UTF_8),
                                new StreamMessageSerde().serializer().serialize("in", TextTable.parse(ROW)),
                                headers));
                assertThat(driver.createOutputTopic("out", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                                .readRecordsToList())
                        .hasSize(2)
                        .allSatisfy(written -> assertThat(written.headers())
                                .extracting(Header::key)
                                .containsExactly("traceparent"));
            }
        }
    }
}
