package io.pitwall.client;

/** Finds the scope that the calling thread writes in. */
interface OutputScopes {

    /**
     * The writers of a topic in the scope of the calling thread.
     *
     * @throws IllegalStateException if the thread must not write now
     */
    StreamWriters writers(OutputTopic topic);

    /** Runs what tells the user of a failed write, on a thread that must not wait for the client's end. */
    default void tell(Runnable callback) {
        callback.run();
    }
}
