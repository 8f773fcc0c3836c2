package io.pitwall.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened so far and has to be closed, the last first, once. Thread-safe. */
final class OpenParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Returns when everything is closed, also if another thread began it, and also to an interrupted thread. */
    @Override
    public synchronized void close() {
        boolean interrupted = Thread.interrupted();
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) { // the other parts are still to be closed
            LOG.warn("Part of the embedded Kafka did not close: {}", part, e);
        }
    }
}
