package io.pitwall.serdes.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Time that only sleeping and the test move on; no jitter. */
final class ManualClock implements RegistryClock {

    private final AtomicLong nowNs = new AtomicLong();
    private final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());

    @Override
    public long nanoTime() {
        return nowNs.get();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(time);
        advance(time);
    }

    void advance(Duration time) {
        nowNs.addAndGet(time.toNanos());
    }

    @Override
    public double jitter() {
        return 1;
    }

    List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
