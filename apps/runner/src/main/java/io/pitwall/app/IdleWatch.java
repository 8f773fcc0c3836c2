package io.pitwall.app;

import java.time.Duration;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/** Tells when a running application has read its input to the end and nothing has happened for a while. */
final class IdleWatch {

    private final KafkaStreams streams;
    private final long idleNs;
    private Throughput last = new Throughput(-1, -1);
    private long lastChangeNs;

    IdleWatch(KafkaStreams streams, Duration idle) {
        this.streams = streams;
        this.idleNs = idle.toNanos();
    }

    boolean isIdle(long nowNs) {
        Throughput now = Throughput.of(streams);
        if (!now.equals(last) || streams.state() != KafkaStreams.State.RUNNING || lag() > 0) {
            last = now;
            lastChangeNs = nowNs;
            return false;
        }
        return nowNs - lastChangeNs >= idleNs;
    }

    /** Records that the consumers know of and have not fetched. */
    private double lag() {
        double lag = 0;
        for (Metric metric : streams.metrics().values()) {
            if (metric.metricName().name().equals("records-lag")
                    && metric.metricName().tags().containsKey("partition")
                    && metric.metricValue() instanceof Double value
                    && !value.isNaN()) {
                lag += value;
            }
        }
        return lag;
    }
}
