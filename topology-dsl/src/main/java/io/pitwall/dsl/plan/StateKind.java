package io.pitwall.dsl.plan;

/** What a store of a plan holds. A store keeps its state when another topology has one of the same name and kind. */
public enum StateKind {
    /** Parts of messages that are not complete yet. */
    FRAGMENTS("fragments of incomplete messages"),
    /** Properties and definitions of open streams. */
    CONTEXTS("what is known of open streams"),
    /** Rows that a buffer has not released yet. */
    HELD_ROWS("rows that are held"),
    /** What windows have seen of their rows so far. */
    OPEN_WINDOWS("open windows"),
    /** Which sides of a merge carry a stream, and what they have said of it. */
    MERGED_STREAMS("what sides say of open streams");

    private final String text;

    StateKind(String text) {
        this.text = text;
    }

    /** For people: what is lost with such a store. */
    @Override
    public String toString() {
        return text;
    }
}
