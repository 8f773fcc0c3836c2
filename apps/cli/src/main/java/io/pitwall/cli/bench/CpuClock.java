package io.pitwall.cli.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The time that this thread has run, in nanoseconds; what else the machine does takes none of it. */
final class CpuClock {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    long nowNs() {
        return threads.getCurrentThreadCpuTime();
    }
}
