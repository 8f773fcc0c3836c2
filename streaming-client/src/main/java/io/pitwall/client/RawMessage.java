package io.pitwall.client;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is in the topic.
 *
 * @param key null if it has none; not a copy
 * @param value null for a deletion; not a copy
 * @param timestampMs Kafka's, in milliseconds since the Unix epoch
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once; nobody compares or keeps it
public record RawMessage(
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        long timestampMs,
        int partition,
        long offset) {}
