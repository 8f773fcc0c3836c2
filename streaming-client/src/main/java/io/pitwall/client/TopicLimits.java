package io.pitwall.client;

import java.util.OptionalInt;

/** Tells how large the records of a topic may be. */
interface TopicLimits {

    /** The topic's {@code max.message.bytes}; empty where nobody says it. */
    OptionalInt maxMessageBytes(String topic);
}
