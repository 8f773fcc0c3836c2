package io.pitwall.kafka.wrong;

import io.pitwall.data.StreamMessage;

/** Deliberately wrong: the data model in the broker. */
public record ModelInBroker(StreamMessage message) {}
