package io.pitwall.app;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * Notices that Kafka consumers have lost their brokers, which they themselves only retry. Used by one thread.
 *
 * <p>It goes by the number of open connections in the clients' metrics.
 */
public final class ConnectionWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Map<MetricName, ? extends Metric>> metrics;
    private final String bootstrapServers;
    private long lastConnectedNs;
    private boolean hasWarned;

    /** A watch that counts from now, in the time of {@link System#nanoTime}. */
    public ConnectionWatch(Supplier<Map<MetricName, ? extends Metric>> metrics, String bootstrapServers, long nowNs) {
        this.metrics = metrics;
        this.bootstrapServers = bootstrapServers;
        this.lastConnectedNs = nowNs;
    }

    /** True when some consumer has a connection. */
    public boolean isConnected() {
        for (Metric metric : metrics.get().values()) {
            if (metric.metricName().name().equals("connection-count")
                    && metric.metricName().group().equals("consumer-metrics")
                    && metric.metricValue() instanceof Double count
                    && count > 0) {
                return true;
            }
        }
        return false;
    }

    /** What to tell the user now: once that the brokers are gone for ten seconds, once that they are back; else null. */
    public @Nullable String news(long nowNs) {
        if (isConnected()) {
            lastConnectedNs = nowNs;
            if (hasWarned) {
                hasWarned = false;
                return "connected to Kafka at " + bootstrapServers + " again";
            }
        } else if (!hasWarned && nowNs - lastConnectedNs > PATIENCE.toNanos()) {
            hasWarned = true;
            return "no Kafka broker answers at " + bootstrapServers + " for " + PATIENCE.toSeconds()
                    + " s; still trying, Ctrl-C ends it";
        }
        return null;
    }
}
