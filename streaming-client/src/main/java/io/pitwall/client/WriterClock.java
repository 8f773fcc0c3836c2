package io.pitwall.client;

/** The wall clock of the writers of one topic, and who calls them back. */
interface WriterClock {

    /** In milliseconds since the Unix epoch. */
    long nowMs();

    /** Calls {@link StreamWriters#due} at this time or a little later; an earlier request of the same stream stays. */
    void wake(String streamId, long atMs);

    /** Calls {@link StreamWriters#settle} soon: at the end of the handler's call, or some milliseconds later. */
    void settle(String streamId);
}
