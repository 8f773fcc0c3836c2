package io.pitwall.app.http;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.MetricName;

/**
 * What metrics of Kafka are called in Prometheus: {@code process-total} of the group {@code stream-task-metrics} is {@code
 * kafka_stream_task_process_total}; Pitwall's own, of groups {@code stream-pitwall-*-metrics}, begin with {@code pitwall_}.
 */
final class PrometheusNames {

    private static final String TOTAL = "-total";
    private static final String OWN_GROUP = "stream-pitwall-";

    private PrometheusNames() {}

    static boolean isCounter(String kafkaName) {
        return kafkaName.endsWith(TOTAL);
    }

    /** Without the ending of counters, which the format adds. */
    static String metric(MetricName metric) {
        String group = metric.group().replaceFirst("-metrics$", "");
        String scope = group.startsWith(OWN_GROUP) ? group.substring("stream-".length()) : "kafka-" + group;
        String name = metric.name();
        String plain = isCounter(name) ? name.substring(0, name.length() - TOTAL.length()) : name;
        return PrometheusNaming.sanitizeMetricName(underscored(scope + "-" + plain));
    }

    static String help(MetricName metric) {
        return metric.description().isBlank() ? metric.group() + " " + metric.name() : metric.description();
    }

    static Labels labels(MetricName metric) {
        Map<String, String> labels = new TreeMap<>();
        metric.tags().forEach((name, value) -> {
            int dash = value.indexOf('-');
            if (name.startsWith("pitwall-") && name.endsWith("-id") && dash > 0) {
                // Kafka Streams' sensors have one tag for the task and what is in it.
                labels.put("task_id", value.substring(0, dash));
                labels.put(
                        name.substring("pitwall-".length(), name.length() - "-id".length()), value.substring(dash + 1));
            } else {
                labels.put(PrometheusNaming.sanitizeLabelName(underscored(name)), value);
            }
        });
        return Labels.of(labels.keySet().toArray(String[]::new), labels.values().toArray(String[]::new));
    }

    private static String underscored(String name) {
        return name.replace('-', '_').replace('.', '_');
    }
}
