package io.pitwall.app;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Records of a running application, as Kafka counts them.
 *
 * <p>Both are counted by the clients of the stream threads: the counts of Kafka Streams itself belong to tasks, and go back
 * to zero when a task is closed and opened again. A record that is read again after an aborted transaction counts again, and
 * so does one that is written again. Exactly once, a thread that has dropped out of its group gets a new producer, with
 * which its part of {@code recordsOut} begins at zero again.
 *
 * @param recordsIn records read from input topics
 * @param recordsOut records written to output topics, dead letters not among them
 */
public record Throughput(long recordsIn, long recordsOut) {

    /** @param outputTopics as they are called in the cluster: producers write changelogs and dead letters too */
    static Throughput of(KafkaStreams streams, Set<String> outputTopics) {
        return of(streams.metrics().values(), outputTopics);
    }

    static Throughput of(Collection<? extends Metric> metrics, Set<String> outputTopics) {
        // A producer counts a batch each time it sends it. Read first, repetitions are never more than what is sent.
        long sentAgain = sum(metrics, name -> isWritten(name, "record-retry-total", outputTopics));
        long sent = sum(metrics, name -> isWritten(name, "record-send-total", outputTopics));
        return new Throughput(sum(metrics, Throughput::isRead), sent - sentAgain);
    }

    private static boolean isWritten(MetricName name, String count, Set<String> outputTopics) {
        return name.group().equals("producer-topic-metrics")
                && name.name().equals(count)
                && outputTopics.contains(name.tags().getOrDefault("topic", ""));
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
