package io.pitwall.test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;

/** @param all those of all tasks */
record TestedMetrics(List<Metric> all) {

    double sum(String name, Map<String, String> tags) {
        List<Metric> found = all.stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .filter(metric -> metric.metricName().tags().entrySet().containsAll(tags.entrySet()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no metric '" + name + "'"
                    + (tags.isEmpty() ? "" : " with the tags " + tags) + "; those of Pitwall are " + ours());
        }
        return found.stream().mapToDouble(metric -> number(name, metric)).sum();
    }

    private Set<String> ours() {
        return all.stream()
                .filter(metric -> metric.metricName().group().contains("pitwall"))
                .map(metric ->
                        metric.metricName().name() + " " + metric.metricName().tags())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double number(String name, Metric metric) {
        if (metric.metricValue() instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("metric '" + name + "' is not a number, but " + metric.metricValue());
    }
}
