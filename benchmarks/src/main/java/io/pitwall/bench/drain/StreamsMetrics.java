package io.pitwall.bench.drain;

import java.util.function.Predicate;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** What Kafka Streams and its clients count themselves. */
record StreamsMetrics(KafkaStreams streams) {

    /** Records of input topics that have gone through the topology. */
    long processedRecords() {
        return sum("stream-thread-metrics", "process-total", name -> true);
    }

    /** Bytes sent to changelog topics. */
    long changelogBytes() {
        return sum("producer-topic-metrics", "byte-total", name -> name.tags()
                .getOrDefault("topic", "")
                .endsWith("-changelog"));
    }

    /** Bytes fetched, of all topics; without restoring that is the input. */
    long inputBytes() {
        return sum(
                "consumer-fetch-manager-metrics",
                "bytes-consumed-total",
                name -> name.tags().size() == 1);
    }

    private long sum(String group, String metric, Predicate<MetricName> filter) {
        double total = 0;
        for (Metric found : streams.metrics().values()) {
            MetricName name = found.metricName();
            if (name.group().equals(group) && name.name().equals(metric) && filter.test(name)) {
                total += (double) found.metricValue();
            }
        }
        return Math.round(total);
    }
}
