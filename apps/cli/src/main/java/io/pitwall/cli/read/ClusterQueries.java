package io.pitwall.cli.read;

import io.pitwall.app.Cluster;
import io.pitwall.app.UserException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;

/** Questions and orders to a cluster, whose failures are {@link UserException}s. Used by one thread. */
public final class ClusterQueries implements AutoCloseable {

    private final String bootstrapServers;
    private final Admin admin;

    /**
     * Connects.
     *
     * @param clientProperties settings of an admin client by Kafka's names
     * @throws UserException if no broker answers
     */
    public ClusterQueries(Map<String, Object> clientProperties) {
        bootstrapServers = String.valueOf(clientProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        // It has the words for servers that do not answer.
        new Cluster(clientProperties).close();
        admin = Admin.create(clientProperties);
    }

    /** The brokers to start from, as they were given. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Waits for an answer.
     *
     * @param what is being done, for the message: {@code listing topics}
     * @throws UserException if the cluster refuses; its cause is Kafka's own exception
     */
    public <T> T ask(String what, Function<Admin, KafkaFuture<T>> question) {
        try {
            return question.apply(admin).get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UserException(what + " at " + bootstrapServers + " failed: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("interrupted while " + what + " at " + bootstrapServers, e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
