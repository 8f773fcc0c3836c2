package io.pitwall.serdes.fragments;

/** How a record says that it is a fragment. */
public enum FragmentForm {
    /** In headers; the id is 16 bytes that no other message has. */
    HEADERS,
    /** In ten bytes before the slice; the id is a number that every producer counts for itself. */
    PREFIX
}
