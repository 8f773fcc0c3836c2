package io.pitwall.dsl.processing;

import io.pitwall.dsl.OnError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * How long all operators of a stream thread together may wait: half of {@code max.poll.interval.ms}, so that the group does
 * not take the consumer for dead. What is waited within one half of the interval counts in the next one too, so that the
 * thread, which polls when half of the interval is over, never waits longer between two polls. Not safe for use by several
 * threads.
 */
public final class RetryTime {

    private static final List<String> PREFIXES = List.of("main.consumer.", "consumer.", "");
    private static final long KAFKA_DEFAULT_MS = 300_000;

    private final Duration allowed;
    private final long halfMs;
    private long half = -2;
    private Duration waitedBefore = Duration.ZERO;
    private Duration waited = Duration.ZERO;

    private RetryTime(Duration interval) {
        this.allowed = interval.dividedBy(2);
        this.halfMs = Math.max(1, allowed.toMillis());
    }

    static RetryTime from(Map<String, ?> configs) {
        return new RetryTime(maxPollInterval(configs));
    }

    /**
     * Checks a policy before anything starts.
     *
     * @throws IllegalArgumentException if its waits together are too long for a single call
     */
    public static void check(String operator, OnError onError, Map<String, ?> configs) {
        Duration allowed = maxPollInterval(configs).dividedBy(2);
        boolean isTooLong;
        try {
            isTooLong = onError.pause().multipliedBy(onError.retries()).compareTo(allowed) > 0;
        } catch (ArithmeticException e) {
            isTooLong = true;
        }
        if (isTooLong) {
            throw new IllegalArgumentException("the retries of " + operator + " (" + onError + ") wait longer than "
                    + allowed.toMillis() + " ms, half of " + ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG
                    + ": the group would take the application for dead; retry less often or for a shorter time, or"
                    + " raise that setting");
        }
    }

    /** Takes the time for a wait from what is left; false if it does not suffice. */
    boolean take(Duration pause, long nowMs) {
        moveTo(nowMs / halfMs);
        Duration sum = waited.plus(pause);
        if (sum.plus(waitedBefore).compareTo(allowed) > 0) {
            return false;
        }
        waited = sum;
        return true;
    }

    /** The tasks of a thread may differ a little in what time it is: what is a half behind counts in the latest. */
    private void moveTo(long newHalf) {
        if (newHalf > half) {
            waitedBefore = newHalf == half + 1 ? waited : Duration.ZERO;
            waited = Duration.ZERO;
            half = newHalf;
        }
    }

    private static Duration maxPollInterval(Map<String, ?> configs) {
        for (String prefix : PREFIXES) {
            String name = prefix + ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
            Object value = configs.get(name);
            if (value != null) {
                try {
                    return Duration.ofMillis(Long.parseLong(value.toString().strip()));
                } catch (NumberFormatException e) {
                    ConfigException error = new ConfigException(name, value, "must be a number of milliseconds");
                    error.initCause(e);
                    throw error;
                }
            }
        }
        return Duration.ofMillis(KAFKA_DEFAULT_MS);
    }
}
