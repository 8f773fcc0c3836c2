package io.pitwall.cli.demo;

import java.time.Duration;

/** Shows how the race goes. */
interface Display extends AutoCloseable {

    /** How long to wait between two snapshots. */
    Duration interval();

    void show(Headline headline, Snapshot snapshot);

    /** Leaves the output to others. Closing again does nothing. */
    @Override
    void close();
}
