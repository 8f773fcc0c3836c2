package io.pitwall.client;

import org.jspecify.annotations.Nullable;

/** What is known of the open streams of one output topic, by stream id. */
interface WriterStates {

    /** The state of an open stream; null if no stream of that id is open. Valid during the current call only. */
    @Nullable
    WriterState get(String streamId);

    /** Makes this the state of a stream that has just been opened. */
    void put(String streamId, WriterState state);

    /** Notes that the state that {@link #get} gave was changed; to be called after the change. */
    void changed(String streamId);

    /** Forgets a stream. */
    void remove(String streamId);
}
