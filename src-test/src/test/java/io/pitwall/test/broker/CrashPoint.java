package io.pitwall.test.broker;

/** Where {@link HaltingClients} end the process, as a power cut would. */
enum CrashPoint {
    /** The stores begin to write what is open, and nothing of it is out yet. */
    BEFORE_FLUSH,
    /** All records of stores and outputs are on the broker; the offsets are not. */
    AFTER_FLUSH,
    /** All of the transaction is on the broker but its end; at least once: the offsets are missing. */
    BEFORE_COMMIT,
    /** The commit is done, and the application has not heard of it. */
    AFTER_COMMIT,
    /** Some of the changelogs are read back, some are not. */
    DURING_RESTORE
}
