package io.pitwall.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The scope of a client that only writes: everything is on the heap, any thread may write until the client is closed. */
final class WriteOnlyScope implements OutputScope, WriterClock {

    /** Changes of properties and definitions that follow one another are said together. */
    private static final long SETTLE_MS = 20;

    private final OutputTopic topic;
    private final Outlet outlet;
    private final WriteFailures failures;
    private final Alarms alarms;
    private final WritingGate gate;
    private final WriterStates states = new HeapStates();
    private final HeldRows rows = new HeapRows();
    private final Set<String> settling = ConcurrentHashMap.newKeySet();
    private final StreamWriters writers;

    WriteOnlyScope(OutputTopic topic, Outlet outlet, WriteFailures failures, Alarms alarms, WritingGate gate) {
        this.topic = topic;
        this.outlet = outlet;
        this.failures = failures;
        this.alarms = alarms;
        this.gate = gate;
        this.writers = new StreamWriters(topic, this);
    }

    StreamWriters writers() {
        return writers;
    }

    /** Tells what became known of writes since the flush: another thread's may have been under way. */
    void checkEarlierWrites() {
        failures.check();
    }

    @Override
    public void checkThread() {
        gate.check(topic.name());
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public Outlet outlet() {
        return outlet;
    }

    @Override
    public WriterStates states() {
        return states;
    }

    @Override
    public HeldRows heldRows() {
        return rows;
    }

    @Override
    public WriterClock clock() {
        return this;
    }

    @Override
    public long nowMs() {
        return alarms.nowMs();
    }

    @Override
    public void wake(String streamId, long atMs) {
        at(atMs, streamId, () -> writers.due(streamId, nowMs()));
    }

    @Override
    public void settle(String streamId) {
        if (settling.add(streamId)) {
            at(nowMs() + SETTLE_MS, streamId, () -> {
                settling.remove(streamId);
                writers.settle(streamId);
            });
        }
    }

    private void at(long atMs, String streamId, Runnable task) {
        alarms.at(atMs, () -> {
            if (gate.isShut()) {
                return;
            }
            try {
                task.run();
            } catch (WriteException e) {
                failures.report(e);
            } catch (RuntimeException e) {
                if (gate.isShut()) {
                    // Refused at the door: who closes the client sees to what this would have written.
                    return;
                }
                failures.report(new WriteException(topic.name(), streamId, "cannot be written: " + e.getMessage(), e));
            }
        });
    }
}
