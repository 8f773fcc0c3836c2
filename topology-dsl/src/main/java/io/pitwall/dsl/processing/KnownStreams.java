package io.pitwall.dsl.processing;

import io.pitwall.data.StreamContext;
import io.pitwall.data.StreamProperties;
import io.pitwall.state.KnownStream;
import io.pitwall.state.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What the nearest operator upstream that keeps contexts knows of its streams, to be read by an operator behind it. */
public final class KnownStreams {

    private final WriteBehindStore<? extends KnownStream> store;

    /** Of the store that the operator upstream writes. */
    public KnownStreams(ProcessorContext<?, ?> context, String storeName) {
        this.store = context.getStateStore(storeName);
    }

    /** Whether the stream is open there. */
    public boolean knows(String streamId) {
        return store.get(streamId) != null;
    }

    /** What is known about a stream; a stream that was forgotten while its rows were held is as one that said nothing. */
    public StreamContext get(String streamId) {
        KnownStream known = store.get(streamId);
        return known == null ? StreamContext.opened(streamId, StreamProperties.none()) : known.context();
    }
}
