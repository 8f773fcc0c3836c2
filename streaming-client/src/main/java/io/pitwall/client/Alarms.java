package io.pitwall.client;

/** The wall clock, and who runs things later. */
interface Alarms extends AutoCloseable {

    /** In milliseconds since the Unix epoch. */
    long nowMs();

    /** Runs a task at this time or soon after it, on a thread of its own. What it throws must be its own affair. */
    void at(long timeMs, Runnable task);

    /** Lets a running task end; those to come do not run any more. */
    @Override
    void close();
}
