package io.pitwall.cli.demo;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The time, and waiting for it. */
interface Ticker {

    /** Nanoseconds from an arbitrary origin; never goes back. */
    long nanoTime();

    /** The wall clock. */
    Instant now();

    /** Waits about that long, or less. */
    void pause(long nanos);

    /** The time of this machine. */
    static Ticker system() {
        return new Ticker() {

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(long nanos) {
                LockSupport.parkNanos(nanos);
            }
        };
    }
}
