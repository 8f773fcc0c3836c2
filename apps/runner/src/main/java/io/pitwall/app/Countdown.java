package io.pitwall.app;

import java.io.PrintWriter;

/**
 * Shows people that a broker is being waited for: on a terminal one line that counts down, elsewhere a line every ten seconds.
 * Used by one thread.
 */
final class Countdown implements AutoCloseable {

    private static final long INTERVAL_S = 10;

    private final PrintWriter err;
    private final boolean isTerminal;
    private long lastShownS = Long.MAX_VALUE;

    Countdown(PrintWriter err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    /** As it suits what this process writes to; since Java 22 a file is taken for a terminal too, and has the line that counts. */
    @SuppressWarnings("SystemConsoleNull")
    static Countdown of(PrintWriter err) {
        return new Countdown(err, System.console() != null);
    }

    void show(BrokerWait.Waiting waiting) {
        long leftS = waiting.left().toSeconds();
        String line = "waiting for Kafka at " + waiting.bootstrapServers() + ": " + leftS + " s left, Ctrl-C ends it";
        if (isTerminal) {
            err.print("\r" + line + " ");
        } else if (lastShownS == Long.MAX_VALUE || lastShownS - leftS >= INTERVAL_S) {
            err.println(line);
            lastShownS = leftS;
        }
        if (isTerminal) {
            lastShownS = leftS;
        }
        err.flush();
    }

    /** Leaves the line that counted down. */
    @Override
    public void close() {
        if (isTerminal && lastShownS != Long.MAX_VALUE) {
            err.println();
            err.flush();
        }
    }
}
