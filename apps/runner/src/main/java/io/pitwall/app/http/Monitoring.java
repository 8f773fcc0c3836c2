package io.pitwall.app.http;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one application: {@code /health/live}, {@code /health/ready}, {@code /metrics} and {@code /topology}. They are there
 * before Kafka is reached, until the application has ended. Thread-safe.
 */
public final class Monitoring implements AutoCloseable {

    private final RestoreProgress restoring = new RestoreProgress(System::nanoTime);
    private final Health health = new Health(restoring);
    private final AtomicReference<@Nullable KafkaStreams> streams = new AtomicReference<>();
    private final @Nullable MetricsPage metrics;
    private final @Nullable PageServer server;

    private Monitoring(HttpAddress address, TopologyPage topology) {
        if (address.isOff()) {
            metrics = null;
            server = null;
            return;
        }
        MetricsPage page = new MetricsPage(() -> {
            KafkaStreams running = streams.get();
            return running == null ? Map.of() : running.metrics();
        });
        metrics = page;
        server = PageServer.start(
                address,
                Map.of(
                        "/health/live",
                        request -> health.live(),
                        "/health/ready",
                        request -> health.ready(),
                        "/metrics",
                        page,
                        "/topology",
                        topology));
    }

    /**
     * Serves the pages from now on, unless they are off.
     *
     * @param topology compiled of the plan
     * @throws io.pitwall.app.UserException if nobody can listen at the address
     */
    public static Monitoring start(HttpAddress address, Plan plan, Topology topology, PitwallConfig config) {
        return new Monitoring(address, new TopologyPage(plan, topology.describe(), config));
    }

    /** {@code http://host:port}; empty if the pages are off. */
    public Optional<String> address() {
        return Optional.ofNullable(server).map(PageServer::address);
    }

    /** From now on the pages tell of this; to be called before it is started. */
    public void watch(KafkaStreams created) {
        created.setGlobalStateRestoreListener(restoring);
        streams.set(created);
        health.isOf(created::state);
    }

    /** The application ends: it is not ready any more, but lives until it has. */
    public void drain() {
        health.drain();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }
}
