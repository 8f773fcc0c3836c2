package io.pitwall.app;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Waits for answers of a cluster, and makes errors for people of those that do not come.
 *
 * @param needed which rights are named where the cluster refuses
 */
record ClusterAnswers(String bootstrapServers, Duration patience, NeededRights needed) {

    /**
     * The answer.
     *
     * @param what is being done, for messages: {@code creating topic laps}
     * @throws UserException whose cause is what Kafka says
     */
    <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(patience.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw late(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("interrupted while " + what + " at " + bootstrapServers, e);
        }
    }

    UserException failed(String what, Throwable cause) {
        if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
            return late(what, cause);
        }
        String reason = KafkaErrors.reason(cause, needed);
        return new UserException(what + " at " + bootstrapServers + " failed: " + reason, cause);
    }

    UserException silent(Throwable cause) {
        return new UserException(
                "no Kafka broker answers at " + bootstrapServers + " (waited " + patience.toSeconds()
                        + " s); check --bootstrap-servers, security.protocol if the broker wants TLS or a password, or start a"
                        + " broker with 'pitwall broker --port PORT'",
                cause);
    }

    /** Of a cluster that has answered before. */
    private UserException late(String what, Throwable cause) {
        return new UserException(
                what + " at " + bootstrapServers + " failed: there was no answer within " + patience.toSeconds()
                        + " s; see that all brokers are up, or set default.api.timeout.ms to wait longer",
                cause);
    }

    static String innermostMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
