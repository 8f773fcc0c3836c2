package io.pitwall.state;

import io.pitwall.data.StreamContext;

/** What a store holds of an open stream, whatever else it notes about it. A live object: belongs to its store's thread. */
public interface KnownStream {

    /** What is known about the stream besides its data; immutable. */
    StreamContext context();
}
