package io.pitwall.client;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows and writes them in packets, as its rule says; without a rule, whatever it is given at once. In what it
 * writes, rows of equal time and equal tags are one, of which the latest values count, and there are no rows without values.
 *
 * <p>As safe for use by several threads as its {@link StreamWriter}.
 */
public final class OutputBuffer {

    private final OpenStream stream;
    private final @Nullable String name;

    /** @param name of the rule; null if there is none */
    OutputBuffer(OpenStream stream, @Nullable String name) {
        this.stream = stream;
        this.name = name;
    }

    /** Starts a row at an absolute time. */
    public RowWriter addTimestamp(Instant time) {
        return row(Times.ns(time));
    }

    /** Starts a row at a time since the stream's epoch. */
    public RowWriter addTimestamp(Duration sinceEpoch) {
        return row(Times.ns(stream.epochNs(), sinceEpoch));
    }

    /** Starts a row at a time in milliseconds since the stream's epoch. */
    public RowWriter addTimestampMs(long sinceEpochMs) {
        return row(Times.ofMs(stream.epochNs(), sinceEpochMs));
    }

    /** Starts a row at a time in nanoseconds since the stream's epoch. */
    public RowWriter addTimestampNs(long sinceEpochNs) {
        return row(Times.ns(stream.epochNs(), sinceEpochNs));
    }

    private RowWriter row(long timeNs) {
        return new RowWriter(timeNs, this);
    }

    /** @throws WriteException if an earlier write was refused, and nobody has been told */
    void checkEarlierWrites() {
        stream.checkEarlierWrites();
    }

    /**
     * Puts rows into the buffer; their times are absolute.
     *
     * @throws WriteException if an earlier write was refused: nothing is taken then; or if a packet of these rows cannot be written:
     *     all others are taken then, so that whoever writes the rows again doubles them
     */
    public void write(ParameterData rows) {
        requireNonNull(rows, "rows");
        if (name == null) {
            stream.writePacket(rows);
        } else {
            stream.write(name, rows);
        }
    }

    /** Puts rows into the buffer whose times count from the stream's epoch. */
    public void writeRelative(ParameterData rows) {
        write(stream.sinceEpoch(rows));
    }

    /** Writes what the buffer holds. */
    public void flush() {
        if (name != null) {
            stream.release(name);
        }
    }
}
