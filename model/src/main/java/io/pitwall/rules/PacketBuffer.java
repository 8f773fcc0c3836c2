package io.pitwall.rules;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The rows of one stream that have arrived and not been released, and the {@link Packets} rule that releases them.
 *
 * <p>Rows are held as slices of the data they came in, without the parameters that the rule does not release (unless a
 * condition looks at held rows); the work for a row is a comparison of its time and the calls of the predicates. A
 * released packet holds the rows in order of arrival, rows of equal time and tags merged, without the columns that have
 * no value; a packet without rows is never released. The anchor of the span is the rows held: a release of any kind
 * starts anew (the Quix Streaming SDK carries it over, which releases the next packet too early).
 *
 * <p>Any cut of the input into data gives the same packets, but for the rules idle and every record. Not safe for use by
 * several threads.
 */
public final class PacketBuffer {

    private static final long NO_ARRIVAL = Long.MIN_VALUE;

    private final Packets rule;
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
    }

    /**
     * A buffer that holds what another one held, released under a rule that may have changed since: conditions that hold
     * already release with the next row.
     *
     * @param pieces the rows in order of arrival
     * @param lastArrivalMs when the last of them arrived, in milliseconds of wall clock since the Unix epoch
     */
    public static PacketBuffer holding(Packets rule, List<ParameterData> pieces, long lastArrivalMs) {
        PacketBuffer buffer = new PacketBuffer(rule);
        for (ParameterData piece : pieces) {
            buffer.hold(piece);
            for (int row = 0; row < piece.rowCount(); row++) {
                buffer.minTimeNs = Math.min(buffer.minTimeNs, piece.timeNs(row));
                buffer.maxTimeNs = Math.max(buffer.maxTimeNs, piece.timeNs(row));
            }
        }
        if (buffer.heldRows > 0) {
            buffer.lastArrivalMs = lastArrivalMs;
        }
        return buffer;
    }

    /**
     * Takes in the rows of a record and hands over the packets that they release, in order.
     *
     * <p>Every predicate is asked before anything is held or handed over.
     *
     * @param nowMs wall clock in milliseconds since the Unix epoch
     * @throws PredicateException if a predicate of the rule throws; the buffer is as it was and nothing is handed over
     */
    public void add(ParameterData rows, long nowMs, Consumer<ParameterData> packets) {
        addWithReasons(rows, nowMs, (packet, reason) -> packets.accept(packet));
    }

    /** As {@link #add(ParameterData, long, Consumer)}, and tells which condition released each packet. */
    public void addWithReasons(ParameterData rows, long nowMs, BiConsumer<ParameterData, ReleaseReason> packets) {
        ParameterData admitted = admitted(rows);
        boolean isReleasedAnyway = rule.conditions().everyRecord() && heldRows > 0;
        if (admitted.isEmpty() && !isReleasedAnyway) {
            return;
        }
        PacketScan scan = new PacketScan(rule, held, heldRows, minTimeNs, maxTimeNs, admitted).scanned();
        ParameterData kept =
                rule.conditions().whenHeld() == null ? rule.contents().selected(admitted) : admitted;
        int start = 0;
        for (int packet = 0; packet < scan.cutCount(); packet++) {
            release(kept, start, scan.cut(packet), scan.reason(packet), packets);
            start = scan.cut(packet);
        }
        if (start < kept.rowCount()) {
            hold(kept.slice(start, kept.rowCount()));
        }
        minTimeNs = scan.minTimeNs();
        maxTimeNs = scan.maxTimeNs();
        if (heldRows > 0) {
            lastArrivalMs = nowMs;
        }
    }

    private ParameterData admitted(ParameterData rows) {
        Predicate<Row> admitting = rule.contents().admitting();
        if (admitting == null) {
            return rows;
        }
        RowTest test = new RowTest(rule, rows);
        return rows.where(row -> test.isTrue(admitting, "admitting", row));
    }

    /** Hands over what is held, if anything: the stream has ended, or nothing arrives any more. */
    public void release(Consumer<ParameterData> packets) {
        release(ReleaseReason.END, (packet, reason) -> packets.accept(packet));
    }

    /** Hands over what is held, if anything, for this reason. */
    public void release(ReleaseReason reason, BiConsumer<ParameterData, ReleaseReason> packets) {
        release(ParameterData.empty(), 0, 0, reason, packets);
    }

    /** Hands over what is held, and behind it some of the rows that are being added. */
    private void release(
            ParameterData rows,
            int from,
            int to,
            ReleaseReason reason,
            BiConsumer<ParameterData, ReleaseReason> packets) {
        ParameterData released = ParameterData.concat(held, rows, from, to);
        held.clear();
        heldRows = 0;
        heldBytes = 0;
        minTimeNs = Long.MAX_VALUE;
        maxTimeNs = Long.MIN_VALUE;
        lastArrivalMs = NO_ARRIVAL;
        releaseCount++;
        ParameterData packet = rule.contents().packetOf(released);
        if (!packet.isEmpty()) {
            packets.accept(packet, reason);
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

    /** Estimated bytes of heap that what is held keeps from being freed. */
    public long approximateBytes() {
        return heldBytes;
    }

    private void hold(ParameterData piece) {
        if (!piece.isEmpty()) {
            ParameterData compact = piece.compact();
            held.add(compact);
            heldRows += compact.rowCount();
            heldBytes += compact.retainedBytes();
        }
    }
}
