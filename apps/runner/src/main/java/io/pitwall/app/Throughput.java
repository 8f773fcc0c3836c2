package io.pitwall.app;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Records of a running application, as Kafka Streams counts them.
 *
 * @param recordsIn records read from input topics
 * @param recordsOut records written to output topics
 */
public record Throughput(long recordsIn, long recordsOut) {

    private static final String TOPIC_METRICS = "stream-topic-metrics";

    static Throughput of(KafkaStreams streams) {
        return new Throughput(sum(streams, "records-consumed-total"), sum(streams, "records-produced-total"));
    }

    private static long sum(KafkaStreams streams, String name) {
        double sum = 0;
        for (Metric metric : streams.metrics().values()) {
            MetricName metricName = metric.metricName();
            if (metricName.group().equals(TOPIC_METRICS)
                    && metricName.name().equals(name)
                    && metric.metricValue() instanceof Double value) {
                sum += value;
            }
        }
        return (long) sum;
    }
}
