package io.pitwall.serdes.registry;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again, ever more slowly, while failures may pass and time is left; says so in the log. */
final class RetryLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RetryLoop.class);

    private final RetryPolicy policy;
    private final RegistryClock clock;

    RetryLoop(RetryPolicy policy, RegistryClock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** One try. */
    interface Attempt<T> {

        /** Tries for at most that long. */
        T within(Duration time) throws TransientFailure;
    }

    /**
     * The first result.
     *
     * @param purpose what is tried, for the log and for people
     * @throws RegistryUnavailableException when no time or retry is left
     */
    <T> T run(String purpose, Attempt<T> attempt) {
        return run(purpose, nanoTime(), attempt);
    }

    /** As {@link #run(String, Attempt)}, with the time counted from a {@link #nanoTime()} of the past. */
    <T> T run(String purpose, long startNs, Attempt<T> attempt) {
        for (int retry = 1; ; retry++) {
            Duration left = policy.within().minus(since(startNs));
            try {
                return attempt.within(left);
            } catch (TransientFailure failure) {
                Duration wait = policy.waitBefore(retry, clock.jitter());
                Duration spent = since(startNs);
                if (retry > policy.maxRetries() || spent.plus(wait).compareTo(policy.within()) >= 0) {
                    throw givenUp(purpose, retry, spent, failure);
                }
                LOG.warn("{}: {}; trying again in {} ms", purpose, failure.reason(), wait.toMillis());
                pause(wait);
            }
        }
    }

    /** Waits as long as before a first retry; false, at once, if no time since the start would be left after that. */
    boolean pauseOnce(long startNs) {
        Duration wait = policy.waitBefore(1, clock.jitter());
        if (since(startNs).plus(wait).compareTo(policy.within()) >= 0) {
            return false;
        }
        pause(wait);
        return true;
    }

    /** Now, to count from. */
    long nanoTime() {
        return clock.nanoTime();
    }

    private Duration since(long startNs) {
        return Duration.ofNanos(clock.nanoTime() - startNs);
    }

    private void pause(Duration wait) {
        try {
            clock.sleep(wait);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while waiting for the schema registry", e);
        }
    }

    private RegistryUnavailableException givenUp(String purpose, int attempts, Duration spent, TransientFailure last) {
        return new RegistryUnavailableException(
                "%s: given up after %d attempts in %d ms (at most %d ms, half of max.poll.interval.ms); last: %s; the record is not lost: start again when the registry can be reached"
                        .formatted(
                                purpose,
                                attempts,
                                spent.toMillis(),
                                policy.within().toMillis(),
                                last.reason()),
                last.getCause());
    }
}
