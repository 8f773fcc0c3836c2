package io.pitwall.bench.drain;

import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** What Kafka Streams and its clients count themselves. */
final class StreamsMetrics {

    private final KafkaStreams streams;

    /** One of each thread; kept, because looking for them among all metrics takes time that would be measured. */
    private final List<? extends Metric> processed;

    StreamsMetrics(KafkaStreams streams) {
        this.streams = streams;
        this.processed = find("stream-thread-metrics", "process-total", name -> true);
        if (processed.isEmpty()) {
            throw new IllegalStateException("Kafka Streams does not count what it has processed");
        }
    }

    /** Records of input topics that have gone through the topology. */
    long processedRecords() {
        return sum(processed);
    }

    /** Sent to changelog topics. */
    Traffic changelog() {
        Predicate<MetricName> ofChangelog =
                name -> name.tags().getOrDefault("topic", "").endsWith("-changelog");
        return new Traffic(
                sum(find("producer-topic-metrics", "record-send-total", ofChangelog)),
                sum(find("producer-topic-metrics", "byte-total", ofChangelog)));
    }

    /** Fetched, of all topics; without restoring that is the input. */
    Traffic input() {
        Predicate<MetricName> ofAllTopics = name -> name.tags().size() == 1;
        return new Traffic(
                sum(find("consumer-fetch-manager-metrics", "records-consumed-total", ofAllTopics)),
                sum(find("consumer-fetch-manager-metrics", "bytes-consumed-total", ofAllTopics)));
    }

    private List<? extends Metric> find(String group, String metric, Predicate<MetricName> filter) {
        return streams.metrics().values().stream()
                .filter(found -> found.metricName().group().equals(group)
                        && found.metricName().name().equals(metric)
                        && filter.test(found.metricName()))
                .toList();
    }

    private static long sum(List<? extends Metric> metrics) {
        double total = 0;
        for (Metric metric : metrics) {
            total += (double) metric.metricValue();
        }
        return Math.round(total);
    }
}
