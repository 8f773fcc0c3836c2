package io.pitwall.serdes.fuzz;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs cases in a thread of its own and gives up when one of them does not end. */
final class Watchdog {

    private final Duration limit;
    private volatile @Nullable Case current;

    private record Case(FuzzInput input, long startNs) {}

    Watchdog(Duration limit) {
        this.limit = limit;
    }

    /** Hands the work a function that it must call with each input before it reads it. */
    void watch(Consumer<Consumer<FuzzInput>> work) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread worker = new Thread(
                () -> {
                    try {
                        work.accept(input -> current = new Case(input, System.nanoTime()));
                        end.complete(null);
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                },
                "fuzz");
        worker.setDaemon(true);
        worker.start();
        await(end, worker);
    }

    private void await(CompletableFuture<Void> end, Thread worker) {
        while (true) {
            try {
                end.get(200, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                check(current, worker);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw new AssertionError(cause.getMessage(), cause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    private void check(@Nullable Case running, Thread worker) {
        if (running != null && System.nanoTime() - running.startNs() > limit.toNanos()) {
            StackTraceElement[] stack = worker.getStackTrace();
            worker.interrupt();
            throw new AssertionError("reading did not end within " + limit + ", it was at\n" + Arrays.toString(stack)
                    + "\n" + running.input());
        }
    }
}
