package io.pitwall.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricDataParser;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.Test;

/** What is written is read by somebody else's parser of the format. */
class KafkaMetricsCollectorTest {

    private final Map<MetricName, Metric> metrics = new LinkedHashMap<>();

    private void metric(String group, String name, Map<String, String> tags, Object value) {
        MetricName metricName = new MetricName(name, group, "what \"it\"\nis\\", tags);
        metrics.put(metricName, new Metric() {
            @Override
            public MetricName metricName() {
                return metricName;
            }

            @Override
            public Object metricValue() {
                if (value instanceof RuntimeException error) {
                    throw error;
                }
                return value;
            }
        });
    }

    private Map<String, String> parsed() throws IOException {
        Map<String, String> samples = new TreeMap<>();
        try (MetricsPage page = new MetricsPage(() -> metrics)) {
            Answer answer = page.answer(new Request("", ""));
            assertThat(answer.contentType()).startsWith("text/plain; version=0.0.4");
            var parser = new TextPrometheusMetricDataParser(
                    new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
            for (MetricFamily family = parser.parse(); family != null; family = parser.parse()) {
                for (var metric : family.getMetrics()) {
                    String name = metric.getName() + new TreeMap<>(metric.getLabels());
                    if (metric instanceof Counter counter) {
                        samples.put(name, "counter " + counter.getValue());
                    } else if (metric instanceof Gauge gauge) {
                        samples.put(name, "gauge " + gauge.getValue());
                    }
                }
            }
        }
        return samples;
    }

    @Test
    void totalsAreCountersAllElseIsAGauge() throws IOException {
        metric("stream-task-metrics", "process-total", Map.of("thread-id", "a-1", "task-id", "0_1"), 7.0);
        metric("consumer-fetch-manager-metrics", "records-lag", Map.of("client-id", "c", "topic", "car.data"), 3L);
        metric("stream-pitwall-operator-metrics", "row-in-total", Map.of("task-id", "0_1", "operator", "brake"), 12.0);
        metric(
                "stream-pitwall-operator-metrics",
                "skipped-row-total",
                Map.of("thread-id", "a-1", "pitwall-operator-id", "0_1-car-data.where"),
                2.0);

        assertThat(parsed())
                .containsEntry("kafka_stream_task_process_total{task_id=0_1, thread_id=a-1}", "counter 7.0")
                .containsEntry("kafka_consumer_fetch_manager_records_lag{client_id=c, topic=car.data}", "gauge 3.0")
                .containsEntry("pitwall_operator_row_in_total{operator=brake, task_id=0_1}", "counter 12.0")
                .containsEntry(
                        "pitwall_operator_skipped_row_total{operator=car-data.where, task_id=0_1, thread_id=a-1}",
                        "counter 2.0");
    }

    @Test
    void whatIsNoNumberOrCannotBeAskedIsLeftOut() throws IOException {
        metric("app-info", "version", Map.of(), "4.3.1");
        metric("a-metrics", "broken", Map.of(), new IllegalStateException("closed"));
        metric("a-metrics", "strange-total", Map.of(), Double.NaN);
        metric("a-metrics", "unknown-rate", Map.of(), Double.NaN);
        metric("a-metrics", "many", Map.of("x", "1"), 1.0);
        metric("a-metrics", "many", Map.of("x", "1", "y", "2"), 2.0);

        Map<String, String> samples = parsed();

        assertThat(samples.keySet())
                .noneMatch(name -> name.contains("version") || name.contains("broken") || name.contains("strange"));
        assertThat(samples)
                .containsEntry("kafka_a_unknown_rate{}", "gauge NaN")
                .containsEntry("kafka_a_many{x=1}", "gauge 1.0")
                .containsEntry("kafka_a_many{x=1, y=2}", "gauge 2.0")
                .containsKey("jvm_threads_live_threads{}")
                .containsKey("process_uptime_seconds{}");
    }
}
