package io.pitwall.serdes.registry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Time and chance, as far as waiting for a registry needs them. */
interface RegistryClock {

    /** As {@link System#nanoTime()}. */
    long nanoTime();

    void sleep(Duration time) throws InterruptedException;

    /** At least 0, below 1: keeps many instances from knocking at the same moment. */
    double jitter();

    static RegistryClock system() {
        return new RegistryClock() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                Thread.sleep(time.toMillis());
            }

            @Override
            public double jitter() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}
