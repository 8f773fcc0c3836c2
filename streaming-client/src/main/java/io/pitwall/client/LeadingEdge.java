package io.pitwall.client;

import io.pitwall.data.ParameterData;
import io.pitwall.data.RowCells;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Rows in order of time, held back until one comes that is so much later.
 *
 * <p>Rows up to the time that was written last go to the backfill. The algorithm is that of the Quix Streaming SDK, but rows
 * that have no value are left out everywhere and without an error.
 *
 * <p>Rows change under the lock of the stream. The handler of backfill is called without it, because it may do anything: write to
 * streams whose handlers write to this one, or wait for a thread that is in the stream. So rows may come too late while it
 * runs; they are still held afterwards.
 */
final class LeadingEdge {

    private final OpenStream stream;
    private final long delayNs;
    private final Consumer<ParameterData> onBackfill;

    /** By time, then by the tags that make them a row, in order of arrival. */
    private final NavigableMap<Long, Map<Map<String, String>, RowCells>> rows = new TreeMap<>();

    private OptionalLong epochNs = OptionalLong.empty();
    private long edgeNs = Long.MIN_VALUE;
    private OptionalLong lastReleasedNs = OptionalLong.empty();

    /** @throws IllegalArgumentException if the delay is negative or 64 bits of nanoseconds do not hold it */
    LeadingEdge(OpenStream stream, Duration delay, Consumer<ParameterData> onBackfill) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException(
                    "the delay of a leading-edge buffer must not be negative, but it's " + delay);
        }
        this.stream = stream;
        this.delayNs = Times.ns(0, delay);
        this.onBackfill = onBackfill;
    }

    /** Times given from now on count from here; without it, from the stream's epoch when they are written. */
    void epoch(Instant epoch) {
        long ns = Times.ns(epoch);
        synchronized (stream) {
            epochNs = OptionalLong.of(ns);
        }
    }

    /**
     * The row of that time and those tags, which is there from now on.
     *
     * @throws IllegalArgumentException if 64 bits do not hold the time since the epoch
     */
    HeldRow row(long sinceEpochNs, Map<String, String> tags) {
        synchronized (stream) {
            long timeNs = Times.ns(epochNs.orElse(0), sinceEpochNs);
            if (epochNs.isEmpty()) {
                // Refused here, where it can be mended; when it is to be written nobody could.
                Times.ns(stream.epochNs(), timeNs);
            }
            HeldRow row = new HeldRow(this, timeNs, Map.copyOf(tags));
            row.change(cells -> {});
            edgeNs = Math.max(edgeNs, timeNs);
            return row;
        }
    }

    /**
     * Looks whether the held rows would have times if the stream's epoch were this one.
     *
     * @throws IllegalArgumentException if 64 bits do not hold one
     */
    void checkEpoch(long streamEpochNs) {
        if (epochNs.isEmpty() && !rows.isEmpty()) {
            Times.ns(streamEpochNs, rows.firstKey());
            Times.ns(streamEpochNs, rows.lastKey());
        }
    }

    void change(long timeNs, Map<String, String> tags, Consumer<RowCells> change) {
        synchronized (stream) {
            stream.state();
            change.accept(rows.computeIfAbsent(timeNs, time -> new LinkedHashMap<>())
                    .computeIfAbsent(tags, LeadingEdge::tagged));
        }
    }

    private static RowCells tagged(Map<String, String> tags) {
        RowCells cells = new RowCells();
        tags.forEach((name, value) -> cells.tag(name, value, true));
        return cells;
    }

    /**
     * Hands over what came too late, then writes the rows that are far enough behind the latest.
     *
     * @throws WriteException if an earlier write was refused; all rows are still held then
     */
    void publish() {
        stream.checkEarlierWrites();
        backfill();
        synchronized (stream) {
            release(edgeNs < Long.MIN_VALUE + delayNs ? Long.MIN_VALUE : edgeNs - delayNs);
        }
    }

    /**
     * Hands over what came too late, then writes all rows that are in time.
     *
     * @throws WriteException if an earlier write was refused; all rows are still held then
     */
    void flush() {
        stream.checkEarlierWrites();
        backfill();
        releaseInTime();
    }

    /** Hands over what came too late; not to be called under the lock. */
    void backfill() {
        backfill(takeLate());
    }

    /** Hands over what {@link #takeLate} gave; not to be called under the lock. */
    void backfill(ParameterData late) {
        if (!late.isEmpty()) {
            onBackfill.accept(late);
        }
    }

    /** Takes away what came too late. */
    ParameterData takeLate() {
        synchronized (stream) {
            return lastReleasedNs.isEmpty()
                    ? ParameterData.empty()
                    : taken(rows.headMap(lastReleasedNs.getAsLong(), true));
        }
    }

    /** Writes all rows that are in time, whatever became of earlier writes. */
    void releaseInTime() {
        synchronized (stream) {
            release(Long.MAX_VALUE);
        }
    }

    /** Whether there are any with values; those that came too late among them. */
    boolean holdsRows() {
        synchronized (stream) {
            return rows.values().stream()
                    .flatMap(sameTime -> sameTime.values().stream())
                    .anyMatch(RowCells::hasValues);
        }
    }

    private void release(long upToNs) {
        NavigableMap<Long, Map<Map<String, String>, RowCells>> inTime =
                lastReleasedNs.isEmpty() ? rows : rows.tailMap(lastReleasedNs.getAsLong(), false);
        Long lastNs = inTime.floorKey(upToNs);
        if (lastNs != null) {
            ParameterData released = taken(inTime.headMap(lastNs, true));
            lastReleasedNs = OptionalLong.of(lastNs);
            stream.writeTaken(released);
        }
    }

    /** Takes rows away; those that have values. */
    private ParameterData taken(NavigableMap<Long, Map<Map<String, String>, RowCells>> part) {
        if (part.isEmpty()) {
            return ParameterData.empty();
        }
        long offsetNs = epochNs.isPresent() ? 0 : stream.epochNsOfTaken();
        List<ParameterData> taken = new ArrayList<>();
        part.forEach((timeNs, sameTime) -> {
            long absoluteNs = Times.ns(offsetNs, timeNs);
            sameTime.values().forEach(cells -> taken.add(cells.at(absoluteNs)));
        });
        part.clear();
        return ParameterData.concat(taken).withoutEmptyRows().withoutEmptyColumns();
    }
}
