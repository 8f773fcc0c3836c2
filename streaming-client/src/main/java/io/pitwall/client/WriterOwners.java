package io.pitwall.client;

/** Whose writers are: of the input stream whose handlers have used them last. */
interface WriterOwners {

    /** The input stream whose handlers are being called; {@link StoredWriter#NOBODY} for raw records. */
    String current();

    /** A writer goes from one input stream to another; either may be {@link StoredWriter#NOBODY}. */
    void moved(String writer, String from, String to);
}
