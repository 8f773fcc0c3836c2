package io.pitwall.serdes.fragments;

/** Something that waits in the order of its key. */
public sealed interface Held permits HeldRecord, PartialMessage {

    /** True if it could go, were it the first of its key. */
    boolean isComplete();

    /** The heap it takes, about. */
    long heapBytes();

    /**
     * The whole record.
     *
     * @throws IllegalStateException if it is not complete
     */
    RawRecord record();
}
