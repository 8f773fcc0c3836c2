package io.pitwall.rules;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The rows of one stream that have arrived and not been released, and the {@link Packets} rule that releases them.
 *
 * <p>Rows are held as slices of the data they came in; the work for a row is a comparison of its time. A released
 * packet holds the rows in order of arrival, rows of equal time and tags merged, without the columns that have no
 * value; a packet without rows is never released. The anchor of the span is the rows held: a release of any kind starts
 * anew (the Quix Streaming SDK carries it over, which releases the next packet too early).
 *
 * <p>Any cut of the input into data gives the same packets, but for the idle rule. Not safe for use by several threads.
 */
public final class PacketBuffer {

    private static final long NO_SPAN = -1;
    private static final long NO_ARRIVAL = Long.MIN_VALUE;

    private final Packets rule;
    private final long spanNs;
    private final int maxRows;
    private final List<ParameterData> held = new ArrayList<>();
    private int heldRows;
    private long heldBytes;
    private long minTimeNs = Long.MAX_VALUE;
    private long maxTimeNs = Long.MIN_VALUE;
    private long lastArrivalMs = NO_ARRIVAL;
    private long releaseCount;

    /** An empty buffer. */
    public PacketBuffer(Packets rule) {
        this.rule = requireNonNull(rule, "rule");
        this.spanNs = rule.spanNs().orElse(NO_SPAN);
        this.maxRows = rule.rows().orElse(Integer.MAX_VALUE);
    }

    /**
     * A buffer that holds what another one held, released under a rule that may have changed since.
     *
     * @param pieces the rows in order of arrival
     * @param lastArrivalMs when the last of them arrived, in milliseconds of wall clock since the Unix epoch
     */
    public static PacketBuffer holding(Packets rule, List<ParameterData> pieces, long lastArrivalMs) {
        PacketBuffer buffer = new PacketBuffer(rule);
        for (ParameterData piece : pieces) {
            buffer.hold(piece);
            for (int row = 0; row < piece.rowCount(); row++) {
                buffer.extendTo(piece.timeNs(row));
            }
        }
        if (buffer.heldRows > 0) {
            buffer.lastArrivalMs = lastArrivalMs;
        }
        return buffer;
    }

    /**
     * Takes in rows and hands over the packets that they release, in order.
     *
     * @param nowMs wall clock in milliseconds since the Unix epoch
     */
    public void add(ParameterData rows, long nowMs, Consumer<ParameterData> packets) {
        if (rows.isEmpty()) {
            return;
        }
        int start = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            long timeNs = rows.timeNs(row);
            if (reachesSpan(timeNs)) {
                hold(rows.slice(start, row));
                release(packets);
                start = row;
            }
            extendTo(timeNs);
            if (heldRows + row + 1 - start >= maxRows) {
                hold(rows.slice(start, row + 1));
                release(packets);
                start = row + 1;
            }
        }
        hold(rows.slice(start, rows.rowCount()));
        if (heldRows > 0) {
            lastArrivalMs = nowMs;
        }
    }

    /** Hands over what is held, if anything: the stream has ended, or nothing arrives any more. */
    public void release(Consumer<ParameterData> packets) {
        List<ParameterData> released = List.copyOf(held);
        held.clear();
        heldRows = 0;
        heldBytes = 0;
        minTimeNs = Long.MAX_VALUE;
        maxTimeNs = Long.MIN_VALUE;
        lastArrivalMs = NO_ARRIVAL;
        releaseCount++;
        if (!released.isEmpty()) {
            packets.accept(ParameterData.concat(released).withoutEmptyColumns().merged());
        }
    }

    /** When the idle rule releases what is held, in milliseconds of wall clock; empty when it never will. */
    public OptionalLong idleDeadlineMs() {
        return lastArrivalMs == NO_ARRIVAL || rule.idleMs().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(saturatedSum(lastArrivalMs, rule.idleMs().getAsLong()));
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
    }

    /** The rows held, in order of arrival, in the pieces they were taken in. */
    public List<ParameterData> held() {
        return Collections.unmodifiableList(held);
    }

    public int rowCount() {
        return heldRows;
    }

    public boolean isEmpty() {
        return heldRows == 0;
    }

    /** When the last held row arrived, in milliseconds of wall clock; empty when nothing is held. */
    public OptionalLong lastArrivalMs() {
        return lastArrivalMs == NO_ARRIVAL ? OptionalLong.empty() : OptionalLong.of(lastArrivalMs);
    }

    /** How often this object has let go of its rows; while it stays the same, pieces are only added behind. */
    public long releaseCount() {
        return releaseCount;
    }

    /** Estimated bytes of heap of what is held. */
    public long approximateBytes() {
        return heldBytes;
    }

    /** True when the held rows and this time together reach the span; an empty buffer has none. */
    private boolean reachesSpan(long timeNs) {
        if (spanNs == NO_SPAN || minTimeNs > maxTimeNs) {
            return false;
        }
        long span = Math.max(maxTimeNs, timeNs) - Math.min(minTimeNs, timeNs);
        // Times at both ends of the 64 bit range overflow the difference: that is longer than any span.
        return span >= spanNs || span < 0;
    }

    private void extendTo(long timeNs) {
        minTimeNs = Math.min(minTimeNs, timeNs);
        maxTimeNs = Math.max(maxTimeNs, timeNs);
    }

    private void hold(ParameterData piece) {
        if (!piece.isEmpty()) {
            held.add(piece);
            heldRows += piece.rowCount();
            heldBytes += piece.approximateBytes();
        }
    }
}
