package io.pitwall.app;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Records of a running application, as Kafka counts them.
 *
 * <p>What is read is counted by the consumers of the stream threads: the counts of Kafka Streams itself belong to tasks, and
 * go back to zero when a task is closed and opened again. A record that is read again after an aborted transaction counts
 * again.
 *
 * @param recordsIn records read from input topics
 * @param recordsOut records written to output topics
 */
public record Throughput(long recordsIn, long recordsOut) {

    static Throughput of(KafkaStreams streams) {
        return of(streams.metrics().values());
    }

    static Throughput of(Collection<? extends Metric> metrics) {
        return new Throughput(
                sum(metrics, Throughput::isRead),
                sum(
                        metrics,
                        name -> name.group().equals("stream-topic-metrics")
                                && name.name().equals("records-produced-total")));
    }

    /** Of all topics of a main consumer together; other consumers read changelogs. */
    private static boolean isRead(MetricName name) {
        String client = name.tags().getOrDefault("client-id", "");
        return name.group().equals("consumer-fetch-manager-metrics")
                && name.name().equals("records-consumed-total")
                && !name.tags().containsKey("topic")
                && client.endsWith("-consumer")
                && !client.endsWith("-restore-consumer")
                && !client.endsWith("-global-consumer");
    }

    private static long sum(Collection<? extends Metric> metrics, Predicate<MetricName> isCounted) {
        double sum = 0;
        for (Metric metric : metrics) {
            if (isCounted.test(metric.metricName()) && metric.metricValue() instanceof Double value) {
                sum += value;
            }
        }
        return (long) sum;
    }

    /** {@code 1 record in, 2 records out}. */
    @Override
    public String toString() {
        return count(recordsIn) + " in, " + count(recordsOut) + " out";
    }

    private static String count(long records) {
        return String.format(Locale.ROOT, "%,d record%s", records, records == 1 ? "" : "s");
    }
}
