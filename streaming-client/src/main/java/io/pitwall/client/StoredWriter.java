package io.pitwall.client;

import static java.util.Objects.requireNonNull;

/**
 * What is known of a stream that is written by handlers, and whose: the input stream that has used the writer last. Changed in
 * place. Not safe for use by several threads.
 */
final class StoredWriter {

    /** Nobody in particular: a handler of raw records, or an input stream that has ended. */
    static final String NOBODY = "";

    private final WriterState state;
    private String owner;

    /** @param owner the id of an input stream */
    StoredWriter(WriterState state, String owner) {
        this.state = requireNonNull(state, "state");
        this.owner = requireNonNull(owner, "owner");
    }

    WriterState state() {
        return state;
    }

    String owner() {
        return owner;
    }

    void become(String newOwner) {
        owner = newOwner;
    }
}
