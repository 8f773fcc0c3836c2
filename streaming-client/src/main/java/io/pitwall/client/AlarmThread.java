package io.pitwall.client;

import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for all alarms of a client, which exists while there are any to come. */
final class AlarmThread implements Alarms {

    private static final long IDLE_SECONDS = 10;

    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor executor;

    AlarmThread(InstantSource clock) {
        this.clock = clock;
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "pitwall-client-alarms");
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long nowMs() {
        return clock.millis();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // tasks see to what they throw
    public void at(long timeMs, Runnable task) {
        executor.schedule(task, Math.max(0, timeMs - nowMs()), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
