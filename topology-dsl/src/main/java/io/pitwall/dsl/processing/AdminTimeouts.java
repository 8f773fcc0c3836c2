package io.pitwall.dsl.processing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * How long questions to a cluster may take: as {@code default.api.timeout.ms} and {@code request.timeout.ms} say, else much shorter
 * than Kafka's, because somebody waits for them at the start. A cluster of thousands of partitions may need longer.
 *
 * @param answer for all attempts together
 * @param request for one attempt
 */
public record AdminTimeouts(Duration answer, Duration request) {

    private static final long ANSWER_MS = 10_000;
    private static final long REQUEST_MS = 5_000;

    /** Those of these settings, which have Kafka's names; what is no number of milliseconds Kafka itself refuses. */
    public static AdminTimeouts of(Map<String, ?> settings) {
        long answerMs = millis(settings, AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, -1);
        long requestMs = millis(settings, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, -1);
        if (answerMs < 0) {
            answerMs = Math.max(ANSWER_MS, requestMs);
        }
        if (requestMs < 0) {
            requestMs = Math.min(REQUEST_MS, answerMs);
        }
        return new AdminTimeouts(Duration.ofMillis(answerMs), Duration.ofMillis(requestMs));
    }

    /**
     * These settings, but for times that are longer than the longest.
     *
     * @param longest for all attempts together
     */
    public static Map<String, Object> limited(Map<String, ?> settings, Duration longest) {
        AdminTimeouts asked = of(settings);
        Map<String, Object> limited = new HashMap<>(settings);
        if (asked.answer.compareTo(longest) > 0) {
            limited.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) longest.toMillis());
        }
        if (asked.request.compareTo(longest) > 0) {
            limited.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) longest.toMillis());
        }
        return limited;
    }

    private static long millis(Map<String, ?> settings, String name, long otherwise) {
        Object value = settings.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Math.max(0, Long.parseLong(value.toString().trim()));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The settings of an admin client, with these times where they say none. */
    public Map<String, Object> in(Map<String, ?> settings) {
        Map<String, Object> timed = new HashMap<>(settings);
        timed.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) answer.toMillis());
        timed.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) request.toMillis());
        return timed;
    }
}
