package io.pitwall.app.http;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * The metrics of Kafka Streams and its clients, Pitwall's own among them, as Prometheus has them: those that end in {@code
 * -total} are counters, all others gauges; what is no number is left out.
 *
 * <p>It reads what there is when it is asked, so that nothing remains of tasks that have gone to other instances.
 */
final class KafkaMetricsCollector implements MultiCollector {

    private final Supplier<Map<MetricName, ? extends Metric>> metrics;

    KafkaMetricsCollector(Supplier<Map<MetricName, ? extends Metric>> metrics) {
        this.metrics = metrics;
    }

    /** The data points of one name, one for each set of labels. */
    private record Family(MetricMetadata metadata, boolean isCounter, Map<Labels, Double> values) {}

    @Override
    public MetricSnapshots collect() {
        Map<String, Family> families = new HashMap<>();
        metrics.get().values().forEach(metric -> add(families, metric));
        List<MetricSnapshot> snapshots = new ArrayList<>();
        families.values().forEach(family -> snapshots.add(snapshot(family)));
        return new MetricSnapshots(snapshots);
    }

    private static void add(Map<String, Family> families, Metric metric) {
        double value;
        try {
            if (!(metric.metricValue() instanceof Number number)) {
                return;
            }
            value = number.doubleValue();
        } catch (RuntimeException e) {
            // A store that is being closed can no longer be asked.
            return;
        }
        MetricName name = metric.metricName();
        boolean isCounter = PrometheusNames.isCounter(name.name());
        if (isCounter && !(value >= 0)) {
            return;
        }
        String family = PrometheusNames.metric(name);
        families.computeIfAbsent(
                        family + (isCounter ? "_total" : ""),
                        key -> new Family(
                                new MetricMetadata(family, PrometheusNames.help(name)), isCounter, new HashMap<>()))
                .values()
                .put(PrometheusNames.labels(name), value);
    }

    private static MetricSnapshot snapshot(Family family) {
        if (family.isCounter()) {
            List<CounterDataPointSnapshot> points = new ArrayList<>();
            family.values()
                    .forEach((labels, value) -> points.add(CounterDataPointSnapshot.builder()
                            .labels(labels)
                            .value(value)
                            .build()));
            return new CounterSnapshot(family.metadata(), points);
        }
        List<GaugeDataPointSnapshot> points = new ArrayList<>();
        family.values()
                .forEach((labels, value) -> points.add(GaugeDataPointSnapshot.builder()
                        .labels(labels)
                        .value(value)
                        .build()));
        return new GaugeSnapshot(family.metadata(), points);
    }
}
