package io.pitwall.serdes.fragments;

/** What became of a record that a {@link FragmentJoiner} was given. */
public sealed interface Outcome {

    /** It is no fragment; it waits, if an earlier message of its key is incomplete. */
    record Whole() implements Outcome {}

    /** It is the last fragment; the joined record waits, if an earlier message of its key is incomplete. */
    record Complete() implements Outcome {}

    /** It is a fragment, the message has {@code received} of {@code count} now. */
    record Pending(int received, int count) implements Outcome {}

    /** It is a fragment that has come before; it is ignored. */
    record Duplicate() implements Outcome {}

    /** It is a fragment whose predecessor did not come; it is of no use. */
    record Orphan(String reason) implements Outcome {}

    /** It cannot be a fragment of a message; it is of no use. */
    record Refused(String reason) implements Outcome {}
}
