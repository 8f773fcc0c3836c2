package io.pitwall.client;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became known of failed writes after the call had returned: handed to the handler of the topic, or kept until the
 * next call can throw it. Safe for use by several threads.
 */
final class WriteFailures {

    private static final Logger LOG = LoggerFactory.getLogger(WriteFailures.class);

    private final OutputSettings settings;
    private @Nullable WriteException first;

    WriteFailures(OutputSettings settings) {
        this.settings = settings;
    }

    void report(WriteException failure) {
        Consumer<WriteException> handler = settings.onError();
        if (handler == null) {
            keep(failure);
            return;
        }
        try {
            handler.accept(failure);
        } catch (RuntimeException | AssertionError e) {
            // Also a failed assertion, which would end the producer's thread, and whoever flushes would wait for ever.
            e.addSuppressed(failure);
            LOG.error("the onError handler of topic '{}' failed on '{}'", failure.topic(), failure.getMessage(), e);
        }
    }

    private synchronized void keep(WriteException failure) {
        if (first == null) {
            first = failure;
        } else {
            LOG.error("one more write failed: {}", failure.getMessage());
        }
    }

    /** Throws the first failure that nobody has been told of, once. */
    synchronized void check() {
        WriteException failure = first;
        if (failure != null) {
            first = null;
            throw failure;
        }
    }
}
