package io.pitwall.client;

/**
 * Where the writers of one output topic stand: in a task that reads, whose stores keep everything and whose transaction
 * carries it, or in a client that writes alone.
 */
interface OutputScope {

    /**
     * Checks who calls.
     *
     * @throws IllegalStateException if the calling thread must not write here now
     */
    void checkThread();

    /**
     * Checks whether streams may be written here at all; to be called where one is opened.
     *
     * @throws IllegalStateException if who writes it would read it again, for ever
     */
    default void checkStream(String streamId) {}

    /** Whether a crash forgets nothing: what is only on the heap is then refused. */
    boolean isDurable();

    Outlet outlet();

    WriterStates states();

    HeldRows heldRows();

    WriterClock clock();
}
