package io.pitwall.serdes.registry;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs what must not depend on how large this machine's stacks are. */
final class SmallStack {

    private static final long BYTES = 256 * 1024;

    private SmallStack() {}

    /** Throws what the task throws. */
    static void run(Runnable task) throws Throwable {
        FutureTask<?> result = new FutureTask<>(task, null);
        new Thread(null, result, "small stack", BYTES).start();
        try {
            result.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
