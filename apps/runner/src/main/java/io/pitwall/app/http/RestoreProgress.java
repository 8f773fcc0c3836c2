package io.pitwall.app.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;

/**
 * How far the state of an application is restored from its changelogs. Counts offsets: what is compacted away passes at once.
 *
 * <p>One restoration begins with the first store that is read while none is, and ends with the last: later ones start from
 * nothing again. Told by the threads of Kafka Streams, asked by others.
 */
final class RestoreProgress implements StateRestoreListener {

    /** A rate that is measured for less is none. */
    private static final long LEAST_NS = Duration.ofMillis(500).toNanos();

    private record Part(long start, long end, long reached) {}

    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Part> open = new HashMap<>();
    private long finished;
    private long startNs;

    RestoreProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * How far it is.
     *
     * @param percent 0 to 99
     * @param left at the speed so far; empty as long as there is none
     */
    record Progress(int percent, Optional<Duration> left, int stores) {}

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        if (open.isEmpty()) {
            startNs = nanoTime.getAsLong();
            finished = 0;
        }
        open.put(changelog, new Part(start, Math.max(start, end), start));
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long records) {
        Part part = open.get(changelog);
        if (part != null) {
            long reached = Math.max(part.reached, Math.min(part.end, batchEnd + 1));
            open.put(changelog, new Part(part.start, part.end, reached));
        }
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String store, long total) {
        Part part = open.remove(changelog);
        if (part != null) {
            finished += part.end - part.start;
        }
    }

    /** The task goes elsewhere. */
    @Override
    public synchronized void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        open.remove(changelog);
    }

    /** Null if nothing is being restored. */
    synchronized @Nullable Progress now() {
        if (open.isEmpty()) {
            return null;
        }
        long all = finished;
        long done = finished;
        for (Part part : open.values()) {
            all += part.end - part.start;
            done += part.reached - part.start;
        }
        int percent = all == 0 ? 0 : (int) Math.min(99, 100 * done / all);
        return new Progress(percent, left(done, all), open.size());
    }

    private Optional<Duration> left(long done, long all) {
        long elapsedNs = nanoTime.getAsLong() - startNs;
        if (done <= 0 || elapsedNs < LEAST_NS) {
            return Optional.empty();
        }
        double leftNs = (double) elapsedNs / done * (all - done);
        return Optional.of(Duration.ofNanos((long) Math.min(leftNs, Long.MAX_VALUE)));
    }
}
