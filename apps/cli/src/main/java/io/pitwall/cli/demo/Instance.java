package io.pitwall.cli.demo;

import java.util.concurrent.CompletableFuture;

/** The running topology of a demo. */
interface Instance extends AutoCloseable {

    /** Completes, exceptionally, when it fails. */
    CompletableFuture<Void> failure();

    /** Ends it in order. Closing again does nothing. */
    @Override
    void close();
}
