package io.pitwall.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Waits until a cluster answers for the first time, and tells how long it will.
 *
 * <p>A name that cannot be resolved is waited for too: where containers start together, the broker's comes when the broker
 * does. A password or certificate that is not accepted ends it at once.
 */
final class BrokerWait {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final Duration patience;
    private final Consumer<Waiting> listener;
    private final LongSupplier nanoTime;

    /** A wait; {@code listener} is told once a second, not in the first one. */
    BrokerWait(Duration patience, Consumer<Waiting> listener, LongSupplier nanoTime) {
        this.patience = patience;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    static BrokerWait silently(Duration patience) {
        return new BrokerWait(patience, waiting -> {}, System::nanoTime);
    }

    /**
     * Connects.
     *
     * @throws UserException if no broker answers in time, or lets nobody in with these settings
     */
    Admin connect(String bootstrapServers, Map<String, Object> clientProperties) {
        ClusterAnswers answers = new ClusterAnswers(bootstrapServers, patience, NeededRights.none());
        long startNs = nanoTime.getAsLong();
        Admin admin = resolved(bootstrapServers, new HashMap<>(clientProperties), answers, startNs);
        try {
            awaitFirstAnswer(admin, answers, startNs);
            return admin;
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private Admin resolved(
            String bootstrapServers, Map<String, Object> properties, ClusterAnswers answers, long startNs) {
        while (true) {
            try {
                return Admin.create(properties);
            } catch (KafkaException e) {
                boolean mayCome = ClusterAnswers.innermostMessage(e).startsWith("No resolvable bootstrap urls");
                if (!mayCome || left(startNs).isNegative()) {
                    throw new UserException(
                            "cannot connect to Kafka at '" + bootstrapServers + "': "
                                    + KafkaErrors.explain(e)
                                            .orElseGet(
                                                    () -> ClusterAnswers.innermostMessage(e)
                                                            + "; check --bootstrap-servers and the settings of the clients (--kafka)"),
                            e);
                }
                pause(answers);
                tell(bootstrapServers, startNs);
            }
        }
    }

    private static void pause(ClusterAnswers answers) {
        try {
            TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("interrupted while waiting for " + answers.bootstrapServers(), e);
        }
    }

    private void awaitFirstAnswer(Admin admin, ClusterAnswers answers, long startNs) {
        int timeoutMs = (int) Math.max(1, left(startNs).toMillis());
        KafkaFuture<?> nodes = admin.describeCluster(new DescribeClusterOptions().timeoutMs(timeoutMs))
                .nodes();
        while (true) {
            try {
                nodes.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (left(startNs).plus(TICK).isNegative()) {
                    throw answers.silent(e);
                }
                tell(answers.bootstrapServers(), startNs);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                    throw answers.silent(e.getCause());
                }
                throw answers.failed("reaching the broker", e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UserException("interrupted while waiting for " + answers.bootstrapServers(), e);
            }
        }
    }

    private Duration left(long startNs) {
        return patience.minusNanos(nanoTime.getAsLong() - startNs);
    }

    private void tell(String bootstrapServers, long startNs) {
        Duration left = left(startNs);
        if (!left.isNegative()) {
            listener.accept(new Waiting(bootstrapServers, left));
        }
    }

    /**
     * It is still being waited for.
     *
     * @param left until it is given up
     */
    record Waiting(String bootstrapServers, Duration left) {}
}
