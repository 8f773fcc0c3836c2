package io.pitwall.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Alarms of a clock that a test moves. */
final class ManualAlarms implements Alarms {

    private record Alarm(long timeMs, Runnable task) {}

    private final List<Alarm> alarms = new ArrayList<>();
    private long nowMs = 1_000_000;

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public void at(long timeMs, Runnable task) {
        alarms.add(new Alarm(timeMs, task));
    }

    /** Moves the clock, and runs what comes up on the way at its time. */
    void advanceMs(long ms) {
        long endMs = nowMs + ms;
        while (true) {
            Alarm next = alarms.stream()
                    .filter(alarm -> alarm.timeMs <= endMs)
                    .min(Comparator.comparingLong(Alarm::timeMs))
                    .orElse(null);
            if (next == null) {
                nowMs = endMs;
                return;
            }
            alarms.remove(next);
            nowMs = Math.max(nowMs, next.timeMs);
            next.task.run();
        }
    }

    /** Puts the clock back or forth without anybody noticing. */
    void jumpMs(long ms) {
        nowMs += ms;
    }

    int pending() {
        return alarms.size();
    }

    @Override
    public void close() {
        alarms.clear();
    }
}
