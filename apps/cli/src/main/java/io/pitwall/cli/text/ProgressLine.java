package io.pitwall.cli.text;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a long work has come: on a terminal one line that is written over and over and is gone at the end; elsewhere, a
 * line now and then, which stays. Nothing within the first second, so that short works are silent. Used by one thread.
 */
public final class ProgressLine implements AutoCloseable {

    private static final long FIRST_NS = Duration.ofSeconds(1).toNanos();
    private static final long REWRITE_NS = Duration.ofMillis(250).toNanos();
    private static final long REPEAT_NS = Duration.ofSeconds(10).toNanos();
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean rewrites;
    private final String doing;
    private final String noun;
    private final LongSupplier nanoTime;
    private final long startNs;
    private long nextNs;
    private boolean shown;

    /**
     * A line that shows nothing yet.
     *
     * @param rewrites whether it goes to a terminal
     * @param doing what is done: {@code scanning car-data}
     * @param noun what is counted, one of it: {@code row}
     */
    public ProgressLine(PrintWriter out, boolean rewrites, String doing, String noun, LongSupplier nanoTime) {
        this.out = out;
        this.rewrites = rewrites;
        this.doing = doing;
        this.noun = noun;
        this.nanoTime = nanoTime;
        this.startNs = nanoTime.getAsLong();
        this.nextNs = startNs + FIRST_NS;
    }

    /** Says where the work is, if it is time to. */
    public void show(long done, long total) {
        long nowNs = nanoTime.getAsLong();
        if (nowNs - nextNs < 0) {
            return;
        }
        nextNs = nowNs + (rewrites ? REWRITE_NS : REPEAT_NS);
        String line = String.format(
                Locale.ROOT,
                "%s: %d %%, %s of %s, %s/s",
                doing,
                total == 0 ? 100 : done * 100 / total,
                Words.number(done),
                Words.count(total, noun),
                Words.number(perSecond(done, nowNs - startNs)));
        out.print(rewrites ? CLEAR + line : line + System.lineSeparator());
        out.flush();
        shown = true;
    }

    static long perSecond(long count, long elapsedNs) {
        return elapsedNs <= 0 ? 0 : Math.round(count * 1e9 / elapsedNs);
    }

    /** Takes the line away. Closing again does nothing. */
    @Override
    public void close() {
        if (shown && rewrites) {
            out.print(CLEAR);
            out.flush();
        }
        shown = false;
    }
}
