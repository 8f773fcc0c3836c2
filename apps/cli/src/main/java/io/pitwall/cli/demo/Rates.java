package io.pitwall.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast the totals of the latest snapshots grew. Not safe for use by several threads. */
final class Rates {

    private static final Duration WINDOW = Duration.ofSeconds(3);

    private record Totals(Instant at, long rowsIn, long valuesIn, long packetsOut) {}

    private final Deque<Totals> totals = new ArrayDeque<>();

    /** Per second. */
    record PerSecond(double rowsIn, double valuesIn, double packetsOut) {}

    /** The rates over the latest three seconds up to this snapshot; zero with the first one. */
    PerSecond upTo(Snapshot snapshot) {
        Totals last = new Totals(snapshot.now(), snapshot.rowsIn(), snapshot.valuesIn(), snapshot.packetsOut());
        totals.addLast(last);
        while (totals.size() > 2
                && Duration.between(totals.getFirst().at(), last.at()).compareTo(WINDOW) > 0) {
            totals.removeFirst();
        }
        Totals first = totals.getFirst();
        double seconds = Duration.between(first.at(), last.at()).toNanos() / 1e9;
        return seconds <= 0
                ? new PerSecond(0, 0, 0)
                : new PerSecond(
                        (last.rowsIn() - first.rowsIn()) / seconds,
                        (last.valuesIn() - first.valuesIn()) / seconds,
                        (last.packetsOut() - first.packetsOut()) / seconds);
    }
}
