package io.pitwall.test.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextColumn;
import io.pitwall.kafka.EmbeddedKafka;
import io.pitwall.kafka.EmbeddedKafkaConfig;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.quix.QuixPartitioner;
import io.pitwall.serdes.quix.QuixRecord;
import io.pitwall.serdes.quix.QuixRecords;
import io.pitwall.test.python.PythonScript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The {@code quix} formats against the living implementation, through a broker: {@code mvn verify -Pquix-it}. */
@Tag("quix-it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonPeerTest {

    private static final int PARTITIONS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long TIME_NS = 1_600_000_000_000_000_001L;

    private static final ParameterData TABLE = ParameterData.wrap(
            new long[] {TIME_NS, TIME_NS + 1},
            List.of(
                    NumberColumn.of("Speed", 251.5, 1E-5),
                    TextColumn.of("Driver", "Zo\u00EB \uD83C\uDFCE\uFE0F \"x\"", null),
                    BinaryColumn.wrap("Raw", new byte[][] {{0, 1, (byte) 0xFF}, new byte[0]})),
            List.of(TextColumn.of("Lap", "1", "2")));

    private static final String TABLE_ROWS = "[{\"Driver\": \"Zo\\u00eb \\ud83c\\udfce\\ufe0f \\\"x\\\"\","
            + " \"Raw\": \"base64:AAH/\", \"Speed\": 251.5, \"Tags\": {\"Lap\": \"1\"}, \"Timestamp\": " + TIME_NS
            + "}, {\"Driver\": null, \"Raw\": \"base64:\", \"Speed\": 1e-05, \"Tags\": {\"Lap\": \"2\"}, \"Timestamp\": "
            + (TIME_NS + 1) + "}]";

    private PythonScript peer;
    private EmbeddedKafka kafka;

    @BeforeAll
    void start() throws Exception {
        peer = PythonScript.install("quixstreams", "quixstreams>=3,<4", "/quix/peer.py");
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
    }

    @AfterAll
    void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, int count) {
        Map<String, Object> configs = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", topic, "auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            long endNs = System.nanoTime() + PATIENCE.toNanos();
            while (records.size() < count && System.nanoTime() < endNs) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static String key(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return new String(kafkaRecord.key(), StandardCharsets.UTF_8);
    }

    @Test
    void whatPythonWritesIsReadAndFoundOnThePartitionOfItsStream() throws Exception {
        kafka.createTopic("from-python", PARTITIONS, Map.of());
        List<String> lines = new ArrayList<>();
        for (boolean legacy : new boolean[] {true, false}) {
            lines.add("{\"serializer\":\"timeseries\",\"legacy\":" + legacy + ",\"key\":\"car-" + legacy
                    + "\",\"binary\":[\"b\"],\"value\":{\"Timestamp\":" + TIME_NS + ",\"i\":7,\"f\":0.1,\"nan\":NaN,"
                    + "\"s\":\"Zo\u00EB\",\"b\":\"AAH/\",\"Tags\":{\"Lap\":\"1\"}}}");
            lines.add("{\"serializer\":\"events\",\"legacy\":" + legacy + ",\"key\":\"bike-" + legacy
                    + "\",\"value\":{\"Timestamp\":" + TIME_NS + ",\"Id\":\"pit-stop\",\"Value\":\"{\\\"s\\\":2}\","
                    + "\"Tags\":{\"Lap\":\"12\"}}}");
        }
        peer.run(lines, "write", kafka.bootstrapServers(), "from-python");

        Map<String, StreamMessage> read = new HashMap<>();
        try (var serde = new StreamMessageSerde()) {
            for (var kafkaRecord : records("from-python", lines.size())) {
                StreamMessage message = serde.deserializer()
                        .deserialize(kafkaRecord.topic(), kafkaRecord.headers(), kafkaRecord.value());
                assertThat(QuixRecords.read(kafkaRecord)).isEqualTo(new QuixRecord.Message(message));
                assertThat(kafkaRecord.partition()).isEqualTo(QuixPartitioner.partition(kafkaRecord.key(), PARTITIONS));
                read.put(key(kafkaRecord), message);
            }
        }
        assertThat(read).containsOnlyKeys("car-true", "car-false", "bike-true", "bike-false");
        EventBatch event = EventBatch.of(new EventData(TIME_NS, "pit-stop", "{\"s\":2}", Map.of("Lap", "12")));
        assertThat(read).containsEntry("bike-true", event).containsEntry("bike-false", event);
        assertThat(read.get("car-true"))
                .isEqualTo(read.get("car-false"))
                .isInstanceOfSatisfying(ParameterData.class, data -> {
                    assertThat(data.timesNs()).containsExactly(TIME_NS);
                    assertThat(data.number("i")).isEqualTo(NumberColumn.of("i", 7));
                    assertThat(data.number("f")).isEqualTo(NumberColumn.of("f", 0.1));
                    assertThat(data.text("s")).isEqualTo(TextColumn.of("s", "Zo\u00EB"));
                    assertThat(data.binary("b")).isEqualTo(BinaryColumn.wrap("b", new byte[][] {{0, 1, (byte) 0xFF}}));
                    assertThat(data.tag("Lap")).isEqualTo(TextColumn.of("Lap", "1"));
                    // What becomes of NaN is up to the JSON library of Python: null, or NaN.
                    assertThat(data.number("nan")).isNotNull();
                });
    }

    /** Its serializers look at the types of values only: not at those of tags and times, nor at whether there is an id. */
    @Test
    void whatPythonDoesNotLookAtIsRead() throws Exception {
        kafka.createTopic("odd-from-python", PARTITIONS, Map.of());
        List<String> lines = new ArrayList<>();
        for (boolean legacy : new boolean[] {true, false}) {
            String start = "\",\"legacy\":" + legacy + ",\"key\":\"";
            lines.add("{\"serializer\":\"timeseries" + start + "tags-" + legacy + "\",\"value\":{\"Timestamp\":1.5e18,"
                    + "\"i\":18446744073709551615,\"Tags\":{\"n\":1,\"x\":1.5,\"on\":true,\"none\":null}}}");
            lines.add("{\"serializer\":\"timeseries" + start + "row-of-tags-" + legacy
                    + "\",\"value\":{\"Timestamp\":7,\"a\":null,\"Tags\":{\"Lap\":\"1\"}}}");
            lines.add("{\"serializer\":\"events" + start + "event-" + legacy
                    + "\",\"value\":{\"Timestamp\":1.5e18,\"Value\":\"v\",\"Tags\":{\"n\":1,\"none\":null}}}");
        }
        peer.run(lines, "write", kafka.bootstrapServers(), "odd-from-python");

        Map<String, StreamMessage> read = new HashMap<>();
        try (var serde = new StreamMessageSerde()) {
            for (var kafkaRecord : records("odd-from-python", lines.size())) {
                read.put(
                        key(kafkaRecord),
                        serde.deserializer()
                                .deserialize(kafkaRecord.topic(), kafkaRecord.headers(), kafkaRecord.value()));
            }
        }
        long timeNs = 1_500_000_000_000_000_000L;
        Map<String, StreamMessage> expected = new HashMap<>();
        for (boolean legacy : new boolean[] {true, false}) {
            expected.put(
                    "tags-" + legacy,
                    ParameterData.wrap(
                            new long[] {timeNs},
                            List.of(NumberColumn.of("i", 1.8446744073709552E19)),
                            List.of(
                                    TextColumn.of("n", "1"),
                                    TextColumn.of("x", "1.5"),
                                    TextColumn.of("on", "true"),
                                    TextColumn.of("none", new String[] {null}))));
            expected.put("row-of-tags-" + legacy, ParameterData.empty());
            expected.put("event-" + legacy, EventBatch.of(new EventData(timeNs, "", "v", Map.of("n", "1"))));
        }
        assertThat(read).isEqualTo(expected);
    }

    private void write(String topic, Map<String, String> settings, Map<String, StreamMessage> messages)
            throws Exception {
        Map<String, Object> configs = new HashMap<>(settings);
        configs.put("bootstrap.servers", kafka.bootstrapServers());
        configs.put("partitioner.class", QuixPartitioner.class.getName());
        configs.put(StreamMessageSerde.FORMAT_CONFIG, "quix");
        try (var keys = new StreamIdSerde();
                var values = new StreamMessageSerde()) {
            values.configure(configs, false);
            try (var producer = new KafkaProducer<>(configs, keys.serializer(), values.serializer())) {
                for (var entry : messages.entrySet()) {
                    producer.send(new ProducerRecord<>(topic, entry.getKey(), entry.getValue()))
                            .get();
                }
            }
        }
    }

    /** It passes on the headers of what it read, so that they are of another record than the wrapper. */
    @Test
    void whatPythonPassesOnIsRead() throws Exception {
        kafka.createTopic("to-be-passed-on", 1, Map.of());
        kafka.createTopic("passed-on", 1, Map.of());
        write("to-be-passed-on", Map.of("pitwall.quix.wrapper", "header"), Map.of("car", TABLE));
        peer.run(List.of(), "forward", kafka.bootstrapServers(), "to-be-passed-on", "passed-on", "1");

        List<ParameterData> read = new ArrayList<>();
        try (var serde = new StreamMessageSerde()) {
            for (var kafkaRecord : records("passed-on", TABLE.rowCount())) {
                assertThat(kafkaRecord.headers().lastHeader("__Q_ModelKey")).isNotNull();
                read.add((ParameterData) serde.deserializer()
                        .deserialize(kafkaRecord.topic(), kafkaRecord.headers(), kafkaRecord.value()));
            }
        }
        assertThat(read)
                .extracting(data -> data.timesNs()[0], data -> data.row(0).number("Speed"), data -> data.row(0)
                        .tag("Lap"))
                .containsExactly(tuple(TIME_NS, 251.5, "1"), tuple(TIME_NS + 1, 1E-5, "2"));
    }

    @Test
    void whatIsWrittenPythonReads() throws Exception {
        kafka.createTopic("to-python", PARTITIONS, Map.of());
        EventData event = new EventData(TIME_NS, "pit-stop", "in", Map.of("Lap", "12"));
        EventData silent = new EventData(0, "flag", "");
        write("to-python", Map.of(), Map.of("1 json", TABLE, "2 events", EventBatch.of(event, event)));
        write(
                "to-python",
                Map.of("pitwall.quix.wrapper", "header"),
                Map.of("3 header", TABLE, "4 silent", EventBatch.of(silent)));
        write(
                "to-python",
                Map.of("pitwall.quix.wrapper", "header", "pitwall.quix.compression", "gzip"),
                Map.of("5 gzip", TABLE));
        write(
                "to-python",
                Map.of("pitwall.quix.wrapper", "header", "pitwall.quix.events", "single"),
                Map.of("6 single", EventBatch.of(event), "7 end", StreamEnd.closed()));
        write(
                "to-python",
                Map.of(),
                Map.of("8 properties", StreamProperties.none().withName("x")));
        write("to-python", Map.of("pitwall.quix.codec", "PB-Pd"), Map.of("9 protobuf", TABLE));

        List<String> read = peer.run(List.of(), "read", kafka.bootstrapServers(), "to-python", "9").stream()
                .sorted(Comparator.naturalOrder())
                .toList();

        String eventRow = "{\"Id\": \"pit-stop\", \"Tags\": {\"Lap\": \"12\"}, \"Timestamp\": " + TIME_NS
                + ", \"Value\": \"in\"}";
        assertThat(read)
                .containsExactlyInAnyOrder(
                        "{\"ignored\": true, \"key\": \"7 end\"}",
                        "{\"ignored\": true, \"key\": \"8 properties\"}",
                        "{\"error\": \"Unsupported \\\"__Q_CodecId\\\" value \\\"PB-Pd\\\"\", \"key\": \"9 protobuf\"}",
                        "{\"key\": \"1 json\", \"rows\": " + TABLE_ROWS + "}",
                        "{\"key\": \"2 events\", \"rows\": [" + eventRow + ", " + eventRow + "]}",
                        "{\"key\": \"3 header\", \"rows\": " + TABLE_ROWS + "}",
                        "{\"key\": \"4 silent\", \"rows\": [{\"Id\": \"flag\", \"Tags\": {}, \"Timestamp\": 0,"
                                + " \"Value\": \"\"}]}",
                        "{\"key\": \"5 gzip\", \"rows\": " + TABLE_ROWS + "}",
                        "{\"key\": \"6 single\", \"rows\": [" + eventRow + "]}");
    }
}
