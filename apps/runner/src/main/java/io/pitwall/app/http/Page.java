package io.pitwall.app.http;

/** What is at a path. Asked by several threads. */
@FunctionalInterface
interface Page {

    /** What it says now. */
    Answer answer(Request request);
}
