package io.pitwall.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a wish, and holds the process until it is granted: until this is closed.
 *
 * <p>The thread that works can then end in its own order and say its last words. Safe for use by several threads.
 */
public final class StopSignal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final CompletableFuture<Void> received = new CompletableFuture<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Runnable lastly) {
        hook = new Thread(() -> holdProcess(lastly), "pitwall-stop-signal");
    }

    /** Listens from now on. */
    public static StopSignal listening() {
        return listening(() -> {});
    }

    /**
     * Listens from now on.
     *
     * @param lastly runs when the process ends without this having been closed within 45 seconds
     */
    public static StopSignal listening(Runnable lastly) {
        StopSignal signal = new StopSignal(lastly);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Completes when the process is asked to end. */
    public CompletableFuture<Void> received() {
        return received;
    }

    /** Runs this when the process is asked to end. */
    public void whenReceived(Runnable action) {
        CompletableFuture<Void> unused = received.thenRun(action);
    }

    private void holdProcess(Runnable lastly) {
        received.complete(null);
        try {
            if (!finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                lastly.run();
            }
        } catch (InterruptedException e) {
            lastly.run();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!received.isDone()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It was received just now: the hook has nothing to wait for any more.
            }
        }
    }
}
