package io.pitwall.cli.demo;

import java.io.PrintWriter;
import java.util.Locale;

/** Says what is being done before it is done, and how long it took. */
final class Progress {

    private final PrintWriter out;
    private final Ticker ticker;

    Progress(PrintWriter out, Ticker ticker) {
        this.out = out;
        this.ticker = ticker;
    }

    /** Begins a step: {@code Starting Kafka ...}. */
    Step begin(String what) {
        out.print(what + " ... ");
        out.flush();
        return new Step(ticker.nanoTime());
    }

    /** A step under way. */
    final class Step {

        private final long startNs;

        private Step(long startNs) {
            this.startNs = startNs;
        }

        /** Ends the step: {@code ready in 2.3 s at 127.0.0.1:9092}. */
        void done(String result, String detail) {
            double seconds = (ticker.nanoTime() - startNs) / 1e9;
            out.println(result + String.format(Locale.ROOT, " in %.1f s", seconds) + detail);
            out.flush();
        }
    }

    /** Something to know about the last step. */
    void note(String what) {
        out.println("  " + what);
        out.flush();
    }
}
