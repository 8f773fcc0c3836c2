package io.pitwall.client;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The way to one output topic. Messages of one stream arrive in the order they are sent in. */
interface Outlet {

    /**
     * To be called before something is written, while the caller still has all of it: tells what became known of earlier writes.
     *
     * @throws WriteException if one was refused, once
     */
    default void check() {}

    /**
     * Sends a message, cut into fragments if a record cannot hold it.
     *
     * @throws WriteException if it cannot be written; what is found out later, {@link #flush} tells
     */
    void send(String streamId, StreamMessage message);

    /** Sends a record as it is; a value that is null is a deletion. */
    void sendRaw(byte @Nullable [] key, byte @Nullable [] value, Headers headers);

    /**
     * Returns when the broker has everything; at once where a transaction sees to that.
     *
     * @throws WriteException if something was refused
     */
    void flush();
}
