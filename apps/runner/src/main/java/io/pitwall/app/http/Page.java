package io.pitwall.app.http;

/** What is at a path. Asked by several threads. */
@FunctionalInterface
interface Page {

    /**
     * What it says now.
     *
     * @param query what stands behind the question mark; empty if nothing does
     */
    Answer answer(String query);
}
