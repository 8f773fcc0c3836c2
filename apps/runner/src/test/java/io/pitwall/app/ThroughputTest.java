package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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

    @Test
    void whatMainConsumersReadAndTasksWriteCountsOnce() {
        List<Metric> metrics = List.of(
                consumed(Map.of("client-id", "hb-1-StreamThread-1-consumer"), 1_200),
                consumed(Map.of("client-id", "hb-1-StreamThread-2-consumer"), 34),
                consumed(Map.of("client-id", "hb-1-StreamThread-1-consumer", "topic", "car-data"), 1_200),
                consumed(Map.of("client-id", "hb-1-StreamThread-1-restore-consumer"), 500),
                consumed(Map.of("client-id", "hb-1-global-consumer"), 500),
                metric("stream-topic-metrics", "records-consumed-total", Map.of("topic", "car-data"), 7.0),
                metric("stream-topic-metrics", "records-produced-total", Map.of("topic", "a"), 1.0),
                metric("stream-topic-metrics", "records-produced-total", Map.of("topic", "b"), 0.0),
                metric("app-info", "version", Map.of(), "4.3.1"));

        assertThat(Throughput.of(metrics)).isEqualTo(new Throughput(1_234, 1));
        assertThat(Throughput.of(List.of())).isEqualTo(new Throughput(0, 0));
    }

    @Test
    void isToldInWords() {
        assertThat(new Throughput(1, 1_234)).hasToString("1 record in, 1,234 records out");
        assertThat(new Throughput(0, 1)).hasToString("0 records in, 1 record out");
    }
}
