package io.pitwall.app.config;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Takes secrets out of what is written, whoever writes it. It holds a text until it is flushed: a secret may come in parts, and
 * in lines.
 */
final class MaskedWriter extends Writer {

    private final PrintWriter target;
    private final Secrets secrets;
    private final StringBuilder held = new StringBuilder();

    private MaskedWriter(PrintWriter target, Secrets secrets) {
        this.target = target;
        this.secrets = secrets;
    }

    /** A writer that flushes at the end of each line. */
    static PrintWriter over(PrintWriter target, Secrets secrets) {
        return new PrintWriter(new MaskedWriter(target, secrets), true);
    }

    @Override
    public void write(char[] text, int start, int length) {
        synchronized (lock) {
            held.append(text, start, length);
        }
    }

    @Override
    public void flush() {
        synchronized (lock) {
            target.write(secrets.hideIn(held.toString()));
            held.setLength(0);
            target.flush();
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
