package io.pitwall.client;

/** The connection to a Kafka cluster. */
public final class StreamingClient {

    private StreamingClient() {}
}
