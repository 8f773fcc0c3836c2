package io.pitwall.client;

/** What a state of a stream is. */
enum StateKind {
    /** One value. */
    SCALAR(0, "a scalar state"),
    /** A value for each key. */
    DICTIONARY(1, "a dictionary state");

    private final byte code;
    private final String words;

    StateKind(int code, String words) {
        this.code = (byte) code;
        this.words = words;
    }

    /** As stored. */
    byte code() {
        return code;
    }

    @Override
    public String toString() {
        return words;
    }
}
