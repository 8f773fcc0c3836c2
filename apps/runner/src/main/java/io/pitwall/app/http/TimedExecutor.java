package io.pitwall.app.http;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads whose tasks are interrupted when they take too long, so that clients that are slow or silent cannot have them all: the
 * interrupt closes the channel on which a thread waits. (The time limits of the JDK's server itself are system properties,
 * which would be those of every other server in the process.)
 *
 * <p>Tasks wait for a thread in a bounded queue; more are refused with {@link RejectedExecutionException}, upon which the server
 * closes the connection.
 */
final class TimedExecutor implements Executor, AutoCloseable {

    private final long limitNs;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor watch;

    /** @param limit how long a task may take */
    TimedExecutor(String name, int threadCount, int queueLength, Duration limit) {
        this.limitNs = limit.toNanos();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
        this.threads = new ThreadPoolExecutor(
                threadCount, threadCount, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queueLength), factory);
        this.watch = new ScheduledThreadPoolExecutor(1, factory);
        watch.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(() -> run(task));
    }

    private void run(Runnable task) {
        TimeLimit limit = new TimeLimit(Thread.currentThread());
        Future<?> due = watch.schedule(limit::reach, limitNs, TimeUnit.NANOSECONDS);
        try {
            task.run();
        } finally {
            due.cancel(false);
            limit.end();
        }
    }

    @Override
    public void close() {
        // The threads first: what they begin is still given a limit.
        threads.shutdownNow();
        watch.shutdownNow();
    }

    /** Interrupts a thread, but not any more when it has gone on to another task. */
    private static final class TimeLimit {

        private final Thread thread;
        private boolean hasEnded;

        TimeLimit(Thread thread) {
            this.thread = thread;
        }

        synchronized void reach() {
            if (!hasEnded) {
                thread.interrupt();
            }
        }

        /** Called by that thread. */
        synchronized void end() {
            hasEnded = true;
            Thread.interrupted();
        }
    }
}
