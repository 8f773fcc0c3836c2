package io.pitwall.serdes.fragments;

/** An incomplete message that a {@link FragmentJoiner} gave up, with the slices it had. */
public record Dropped(PartialMessage message, Reason reason) {

    /** Why. */
    public enum Reason {
        /** No fragment came for the time to live. */
        EXPIRED("no more parts came in time"),
        /** It was the one that waited longest when the joiner held too much. */
        EVICTED("there was no room for it any more"),
        /** It alone exceeds what the joiner may hold. */
        TOO_LARGE("it is larger than all that may be held"),
        /** Another fragment came where the next one was due. */
        GAP("a part is missing"),
        /** Fragments that differ had the same id and index. */
        CONTESTED("two messages have its id");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /** For people. */
    @Override
    public String toString() {
        return message + " was dropped: " + reason.text;
    }
}
