package io.pitwall.state;

import io.pitwall.data.StreamContext;
import io.pitwall.rules.MergedStream;

/**
 * A stream that several sides carry, as a store holds it.
 *
 * @param stream changed in place by the thread of the store
 */
public record StoredMergedStream(MergedStream stream) implements KnownStream {

    @Override
    public StreamContext context() {
        return stream.context();
    }
}
