package io.pitwall.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes SIGTERM and Ctrl-C on, and holds the process until this is closed, so that the client can stop in order. Safe for use by
 * several threads.
 */
final class ShutdownSignal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownSignal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Runnable whenReceived;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isReceived;
    private final Thread hook = new Thread(this::received, "pitwall-client-stop");

    private ShutdownSignal(Runnable whenReceived) {
        this.whenReceived = whenReceived;
    }

    /** @param whenReceived must return soon */
    static ShutdownSignal listening(Runnable whenReceived) {
        ShutdownSignal signal = new ShutdownSignal(whenReceived);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Whether the process has been asked to end. */
    boolean isReceived() {
        return isReceived;
    }

    private void received() {
        isReceived = true;
        whenReceived.run();
        try {
            if (!stopped.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "the client has not stopped within {} s; what is not committed will be done again",
                        PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending already", e);
        }
    }
}
