package io.pitwall.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A few lines now and then, without escape codes. */
final class PlainDisplay implements Display {

    private final PrintWriter out;
    private final Set<String> told = new HashSet<>();

    PlainDisplay(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void show(Headline headline, Snapshot snapshot) {
        if (snapshot.rowsIn() > 0) {
            headline.news().stream().filter(told::add).forEach(out::println);
            PlainLines.of(headline, snapshot).forEach(out::println);
            out.flush();
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
