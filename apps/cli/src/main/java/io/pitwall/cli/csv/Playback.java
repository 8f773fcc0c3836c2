package io.pitwall.cli.csv;

import io.pitwall.app.UserException;
import io.pitwall.data.ParameterData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Plays recordings: as fast as possible one after the other, or at a speed, all at once as they were recorded. Used by one
 * thread.
 *
 * <p>At a speed, rows are handed over when the latest of them is due, and wait no longer than a fifth of a second for others
 * of their record.
 */
public final class Playback {

    private static final Duration RECORD_SPAN = Duration.ofMillis(200);
    private static final long PAUSE_MAX_NS = Duration.ofMillis(100).toNanos();

    private final List<CsvRecording> recordings;
    private final Speed speed;
    private final LongSupplier nanoTime;
    private final LongConsumer pauseNs;

    /** A recording, and the rows of it that come next. */
    private record Head(CsvReading reading, StreamRows rows) {}

    /**
     * @param nanoTime the time, as {@link System#nanoTime}
     * @param pauseNs waits about that long, or less
     */
    public Playback(List<CsvRecording> recordings, Speed speed, LongSupplier nanoTime, LongConsumer pauseNs) {
        this.recordings = List.copyOf(recordings);
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.pauseNs = pauseNs;
    }

    /** What recordings come to: all of them are read. */
    public record Extent(long rowCount, long firstNs) {}

    /**
     * Reads all of the recordings once.
     *
     * @throws UserException if a part of one cannot be read
     */
    public Extent check() {
        long[] rowCount = {0};
        long[] firstNs = {Long.MAX_VALUE};
        for (CsvRecording recording : recordings) {
            recording.read((stream, rows) -> {
                rowCount[0] += rows.rowCount();
                for (int row = 0; row < rows.rowCount(); row++) {
                    firstNs[0] = Math.min(firstNs[0], rows.timeNs(row));
                }
            });
        }
        return new Extent(rowCount[0], firstNs[0]);
    }

    /**
     * Hands over the rows of all recordings.
     *
     * @param firstNs the earliest time of a row, when playing begins
     * @param stopped makes it return early
     * @return whether all of it was played
     */
    public boolean play(long firstNs, BiConsumer<String, ParameterData> streamData, BooleanSupplier stopped) {
        return speed.isMax() ? playAtOnce(streamData, stopped) : playInTime(firstNs, streamData, stopped);
    }

    private boolean playAtOnce(BiConsumer<String, ParameterData> streamData, BooleanSupplier stopped) {
        for (CsvRecording recording : recordings) {
            try (CsvReading reading = recording.open(Long.MAX_VALUE)) {
                for (StreamRows rows = reading.next(); rows != null; rows = reading.next()) {
                    if (stopped.getAsBoolean()) {
                        return false;
                    }
                    streamData.accept(rows.streamId(), rows.data());
                }
            }
        }
        return true;
    }

    private boolean playInTime(long firstNs, BiConsumer<String, ParameterData> streamData, BooleanSupplier stopped) {
        List<CsvReading> readings = new ArrayList<>();
        try {
            PriorityQueue<Head> heads = new PriorityQueue<>(
                    Comparator.comparingLong(head -> head.rows().latestNs()));
            long spanNs = (long) Math.min(Long.MAX_VALUE, RECORD_SPAN.toNanos() * speed.factor());
            for (CsvRecording recording : recordings) {
                CsvReading reading = recording.open(spanNs);
                readings.add(reading);
                addNext(heads, reading);
            }
            long startNs = nanoTime.getAsLong();
            while (!heads.isEmpty()) {
                Head head = heads.remove();
                if (!awaitDue(startNs + speed.playedNs(head.rows().latestNs() - firstNs), stopped)) {
                    return false;
                }
                streamData.accept(head.rows().streamId(), head.rows().data());
                addNext(heads, head.reading());
            }
            return true;
        } finally {
            readings.forEach(CsvReading::close);
        }
    }

    private static void addNext(PriorityQueue<Head> heads, CsvReading reading) {
        StreamRows rows = reading.next();
        if (rows != null) {
            heads.add(new Head(reading, rows));
        }
    }

    /** False if it was stopped before. */
    private boolean awaitDue(long dueNs, BooleanSupplier stopped) {
        for (long left = dueNs - nanoTime.getAsLong(); left > 0; left = dueNs - nanoTime.getAsLong()) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            pauseNs.accept(Math.min(left, PAUSE_MAX_NS));
        }
        return !stopped.getAsBoolean();
    }
}
