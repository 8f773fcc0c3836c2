package io.pitwall.dsl;

import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** A topology in Kafka's own test driver, as a user without the test kit would have it. */
final class DrivenTopology implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TopologyTestDriver driver;
    private boolean hasFailed;

    DrivenTopology(Path stateDir, TelemetryTopology topology) {
        this(stateDir, topology, PitwallConfig.of("app", "unused:9092"));
    }

    DrivenTopology(Path stateDir, TelemetryTopology topology, PitwallConfig config) {
        Properties properties = config.streamsProperties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver = new TopologyTestDriver(Pitwall.topology(topology, config), properties, START);
    }

    TestInputTopic<String, StreamMessage> input(String topic) {
        return driver.createInputTopic(
                topic, new StreamIdSerde().serializer(), new StreamMessageSerde().serializer(), START, Duration.ZERO);
    }

    DrivenTopology send(String topic, String streamId, StreamMessage message) {
        return drive(() -> input(topic).pipeInput(streamId, message));
    }

    DrivenTopology send(String topic, String streamId, String table) {
        return send(topic, streamId, TextTable.parse(table));
    }

    /** Pipes a record as bytes. */
    DrivenTopology send(String topic, TestRecord<byte[], byte[]> record) {
        return drive(() -> driver.createInputTopic(
                        topic, new ByteArraySerializer(), new ByteArraySerializer(), START, Duration.ZERO)
                .pipeInput(record));
    }

    private DrivenTopology drive(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            hasFailed = true;
            throw e;
        }
        return this;
    }

    DrivenTopology end(String topic, String streamId) {
        return send(topic, streamId, StreamEnd.closed());
    }

    DrivenTopology advanceWallClock(Duration time) {
        driver.advanceWallClockTime(time);
        return this;
    }

    Object metric(String name) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue()
                .metricValue();
    }

    /** What has been written since the last call. */
    List<KeyValue<String, StreamMessage>> read(String topic) {
        return records(topic).stream()
                .map(record -> KeyValue.pair(record.key(), record.value()))
                .toList();
    }

    /** What has been written since the last call. */
    List<TestRecord<String, StreamMessage>> records(String topic) {
        return driver.createOutputTopic(
                        topic, new StreamIdSerde().deserializer(), new StreamMessageSerde().deserializer())
                .readRecordsToList();
    }

    /** What has been written since the last call, as bytes. */
    List<TestRecord<byte[], byte[]>> bytes(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** A counter among the metrics of the sources. */
    int counted(String name) {
        return counted("stream-pitwall-source-metrics", name);
    }

    /** A counter among the metrics of the operators. */
    int operatorCounted(String name) {
        return counted("stream-pitwall-operator-metrics", name);
    }

    private int counted(String group, String name) {
        double sum = 0;
        for (Metric metric : driver.metrics().values()) {
            if (metric.metricName().group().equals(group)
                    && metric.metricName().name().equals(name)
                    && metric.metricValue() instanceof Double value) {
                sum += value;
            }
        }
        return (int) sum;
    }

    static KeyValue<String, StreamMessage> message(String streamId, StreamMessage message) {
        return KeyValue.pair(streamId, message);
    }

    static KeyValue<String, StreamMessage> rows(String streamId, String table) {
        return KeyValue.pair(streamId, TextTable.parse(table));
    }

    static KeyValue<String, StreamMessage> end(String streamId) {
        return KeyValue.pair(streamId, StreamEnd.closed());
    }

    @Override
    public void close() {
        try {
            driver.close();
        } catch (RuntimeException e) {
            // The driver commits even after a failure; the test has seen that one, and this would hide it.
            if (!hasFailed) {
                throw e;
            }
        }
    }
}
