package io.pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {

    private static final MetricName NAME = new MetricName("connection-count", "consumer-metrics", "", Map.of());

    private double connections = 1;

    private final ConnectionWatch watch = new ConnectionWatch(() -> Map.of(NAME, new Connections()), "k:1", 0);

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void saysOnceThatTheBrokersAreGoneAndOnceThatTheyAreBack() {
        assertThat(watch.news(seconds(5))).isNull();
        connections = 0;
        assertThat(watch.isConnected()).isFalse();
        assertThat(watch.news(seconds(15))).isNull();
        assertThat(watch.news(seconds(16)))
                .isEqualTo("no Kafka broker answers at k:1 for 10 s; still trying, Ctrl-C ends it");
        assertThat(watch.news(seconds(60))).isNull();
        connections = 2;
        assertThat(watch.news(seconds(61))).isEqualTo("connected to Kafka at k:1 again");
        assertThat(watch.news(seconds(62))).isNull();
    }

    @Test
    void aShortLossIsNoNews() {
        connections = 0;
        assertThat(watch.news(seconds(9))).isNull();
        connections = 1;
        assertThat(watch.news(seconds(10))).isNull();
        connections = 0;
        assertThat(watch.news(seconds(19))).isNull();
    }

    private final class Connections implements Metric {

        @Override
        public MetricName metricName() {
            return NAME;
        }

        @Override
        public Object metricValue() {
            return connections;
        }
    }
}
