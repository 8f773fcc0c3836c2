package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    private record Counted(MetricName metricName, Object metricValue) implements Metric {}

    private static Metric metric(String group, String name, Map<String, String> tags, Object value) {
        return new Counted(new MetricName(name, group, "", tags), value);
    }

    private static Metric consumed(Map<String, String> tags, double value) {
        return metric("consumer-fetch-manager-metrics", "records-consumed-total", tags, value);
    }

    private static Metric produced(String count, int thread, String topic, double value) {
        String client = "hb-1-StreamThread-" + thread + "-producer";
        return metric("producer-topic-metrics", count, Map.of("client-id", client, "topic", topic), value);
    }

    @Test
    void whatMainConsumersReadCountsOnce() {
        List<Metric> metrics = List.of(
                consumed(Map.of("client-id", "hb-1-StreamThread-1-consumer"), 1_200),
                consumed(Map.of("client-id", "hb-1-StreamThread-2-consumer"), 34),
                consumed(Map.of("client-id", "hb-1-StreamThread-1-consumer", "topic", "car-data"), 1_200),
                consumed(Map.of("client-id", "hb-1-StreamThread-1-restore-consumer"), 500),
                consumed(Map.of("client-id", "hb-1-global-consumer"), 500),
                metric("stream-topic-metrics", "records-consumed-total", Map.of("topic", "car-data"), 7.0),
                metric("app-info", "version", Map.of(), "4.3.1"));

        assertThat(of(metrics)).isEqualTo(new Throughput(1_234, 0));
        assertThat(of(List.of())).isEqualTo(new Throughput(0, 0));
    }

    @Test
    void whatProducersWriteToOutputTopicsCountsWhateverTasksAreOpen() {
        List<Metric> metrics = List.of(
                produced("record-send-total", 1, "out", 20_000),
                produced("record-send-total", 1, "late", 30),
                produced("record-send-total", 2, "out", 4),
                produced("record-send-total", 1, "hb-car-data.context-changelog", 500),
                produced("record-send-total", 1, "hb-dead-letters", 600),
                produced("byte-total", 1, "out", 9_000_000),
                metric("producer-metrics", "record-send-total", Map.of("client-id", "p"), 21_134.0),
                // Of a task that has been opened just now.
                metric("stream-topic-metrics", "records-produced-total", Map.of("topic", "out"), 3.0));

        assertThat(of(metrics)).isEqualTo(new Throughput(0, 20_034));
    }

    @Test
    void whatABrokerHasRefusedAndGotAgainCountsOnce() {
        List<Metric> metrics = List.of(
                produced("record-send-total", 1, "out", 140),
                produced("record-retry-total", 1, "out", 40),
                produced("record-retry-total", 1, "hb-car-data.context-changelog", 7));

        assertThat(of(metrics)).isEqualTo(new Throughput(0, 100));
    }

    private static Throughput of(List<Metric> metrics) {
        return Throughput.of(metrics, Set.of("out", "late"));
    }

    @Test
    void isToldInWords() {
        assertThat(new Throughput(1, 1_234)).hasToString("1 record in, 1,234 records out");
        assertThat(new Throughput(0, 1)).hasToString("0 records in, 1 record out");
    }
}
