package io.pitwall.serdes.registry;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;

/** Reads bodies of one writer's schema. */
interface BodyReader {

    /**
     * Reads the body from the offset on.
     *
     * @throws UnreadableMessageException if it is not exactly one such record, or that is no stream message
     */
    StreamMessage read(byte[] value, int offset);
}
