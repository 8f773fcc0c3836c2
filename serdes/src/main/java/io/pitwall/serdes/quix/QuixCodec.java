package io.pitwall.serdes.quix;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;

/** One kind of message as content in one codec. */
interface QuixCodec<M extends StreamMessage> {

    /**
     * Reads a message.
     *
     * @throws UnreadableMessageException if the content is anything else
     */
    M read(Slice content);

    /**
     * Writes a message.
     *
     * @throws IllegalArgumentException if the codec cannot express a value of it
     */
    byte[] write(M message);
}
