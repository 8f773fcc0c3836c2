package io.pitwall.rules;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import io.pitwall.data.RowBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The rows of one stream that have arrived and not been released, and the {@link Packets} rule that releases them.
 *
 * <p>Rows are held without the parameters that the rule does not release (unless a condition looks at held rows), a few
 * numbers in a {@link RowBuffer}, all else as slices of the data they came in; the work for a row is a comparison of its
 * time and the calls of the predicates. A
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

    /** What is held, but for the last rows, and their number and weight. */
    private final List<ParameterData> pieces = new ArrayList<>(0);

    private int pieceRows;
    private long pieceBytes;

    /** The last rows that are held. */
    private final RowBuffer last = new RowBuffer();

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
     * @param lastArrivalMs when the last of them arrived, in milliseconds of wall clock since the Unix epoch; empty if that is
     *     not known, see {@link #startIdleTime}
     */
    public static PacketBuffer holding(Packets rule, List<ParameterData> pieces, OptionalLong lastArrivalMs) {
        PacketBuffer buffer = new PacketBuffer(rule);
        for (ParameterData piece : pieces) {
            buffer.hold(piece, 0);
            for (int row = 0; row < piece.rowCount(); row++) {
                buffer.minTimeNs = Math.min(buffer.minTimeNs, piece.timeNs(row));
                buffer.maxTimeNs = Math.max(buffer.maxTimeNs, piece.timeNs(row));
            }
        }
        if (!buffer.isEmpty()) {
            buffer.lastArrivalMs = lastArrivalMs.orElse(NO_ARRIVAL);
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
        add(rows, nowMs, rule.conditions().everyRecord(), packets);
    }

    /**
     * The same of the first rows of a record, of which more come: what releases with every record waits for the last of them.
     *
     * @throws PredicateException if a predicate of the rule throws; the buffer is as it was and nothing is handed over
     */
    public void addPart(ParameterData rows, long nowMs, BiConsumer<ParameterData, ReleaseReason> packets) {
        add(rows, nowMs, false, packets);
    }

    /** One method on purpose: longer than what the JVM's compiler takes into callers, of which half a dozen are on top of each other. */
    private void add(
            ParameterData rows, long nowMs, boolean endsPacket, BiConsumer<ParameterData, ReleaseReason> packets) {
        Predicate<Row> admitting = rule.contents().admitting();
        BitSet admittedRows = admitting == null ? null : new BitSet(rows.rowCount());
        ParameterData admitted = rows;
        if (admitting != null && admittedRows != null) {
            RowTest test = new RowTest(rule, rows);
            for (int row = 0; row < rows.rowCount(); row++) {
                admittedRows.set(row, test.isTrue(admitting, "admitting", row));
            }
            admitted = rows.where(admittedRows::get);
        }
        boolean isReleasedAnyway = endsPacket && !isEmpty();
        if (admitted.isEmpty() && !isReleasedAnyway) {
            return;
        }
        PacketScan scan = new PacketScan(rule, pieces, rowCount(), minTimeNs, maxTimeNs, admitted);
        try {
            scan.scan(endsPacket);
        } catch (PredicateException e) {
            throw admittedRows == null ? e : e.at(rowOfRecord(admittedRows, e.row()));
        }
        ParameterData kept =
                rule.conditions().whenHeld() == null ? rule.contents().selected(admitted) : admitted;
        int start = 0;
        for (int packet = 0; packet < scan.cutCount(); packet++) {
            release(kept, start, scan.cut(packet), scan.reason(packet), packets);
            start = scan.cut(packet);
        }
        hold(kept, start);
        minTimeNs = scan.minTimeNs();
        maxTimeNs = scan.maxTimeNs();
        if (!isEmpty()) {
            lastArrivalMs = nowMs;
        }
    }

    private static int rowOfRecord(BitSet admittedRows, int admittedRow) {
        int row = admittedRows.nextSetBit(0);
        for (int number = 0; number < admittedRow; number++) {
            row = admittedRows.nextSetBit(row + 1);
        }
        return row;
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
        ParameterData released = pieces.isEmpty()
                ? takenWith(rows, from, to)
                : ParameterData.concat(last.isEmpty() ? pieces : held(), rows, from, to);
        pieces.clear();
        pieceRows = 0;
        pieceBytes = 0;
        last.clear();
        minTimeNs = Long.MAX_VALUE;
        maxTimeNs = Long.MIN_VALUE;
        lastArrivalMs = NO_ARRIVAL;
        releaseCount++;
        ParameterData packet = rule.contents().packetOf(released);
        if (!packet.isEmpty()) {
            packets.accept(packet, reason);
        }
    }

    /** The last rows that are held and those behind them; what is held may have become more. */
    private ParameterData takenWith(ParameterData rows, int from, int to) {
        if (to - from == 1 && !last.isEmpty() && last.hasRoomFor(1) && RowBuffer.suits(rows, from, to)) {
            // Of a row that was put together cell by cell no columns need to be made.
            last.append(rows, from, to);
            return last.toData();
        }
        return last.joinedWith(rows, from, to);
    }

    /** When the idle rule releases what is held, in ms of wall clock; empty if never, or {@link #isIdleTimeUnknown}. */
    public OptionalLong idleDeadlineMs() {
        return lastArrivalMs == NO_ARRIVAL || rule.idleMs().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(saturatedSum(lastArrivalMs, rule.idleMs().getAsLong()));
    }

    /** Whether the rule asks when the last row arrived, which is not known: it was stored under a rule that did not. */
    public boolean isIdleTimeUnknown() {
        return lastArrivalMs == NO_ARRIVAL && rule.idleMs().isPresent() && !isEmpty();
    }

    /** Counts the idle time of what is held from now on, in ms of wall clock, if it is not known since when. */
    public void startIdleTime(long nowMs) {
        if (isIdleTimeUnknown()) {
            lastArrivalMs = nowMs;
        }
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
    }

    /** What releases the rows. */
    public Packets rule() {
        return rule;
    }

    /** The rows held, in order of arrival, in pieces. */
    public List<ParameterData> held() {
        return heldFrom(0);
    }

    /** What is held behind so many rows, in order of arrival, in pieces; cannot be changed. */
    public List<ParameterData> heldFrom(int row) {
        List<ParameterData> found = new ArrayList<>(pieces.size() + 1);
        int before = 0;
        for (ParameterData piece : pieces) {
            addRowsFrom(row - before, piece, found);
            before += piece.rowCount();
        }
        if (!last.isEmpty()) {
            addRowsFrom(row - before, last.toData(), found);
        }
        return Collections.unmodifiableList(found);
    }

    private static void addRowsFrom(int row, ParameterData piece, List<ParameterData> found) {
        if (row < piece.rowCount()) {
            found.add(piece.slice(Math.max(0, row), piece.rowCount()));
        }
    }

    public int rowCount() {
        return pieceRows + last.rowCount();
    }

    public boolean isEmpty() {
        return rowCount() == 0;
    }

    /** When the last held row arrived, in milliseconds of wall clock; empty when nothing is held, or it is not known. */
    public OptionalLong lastArrivalMs() {
        return lastArrivalMs == NO_ARRIVAL ? OptionalLong.empty() : OptionalLong.of(lastArrivalMs);
    }

    /** How often this object has let go of its rows; while it stays the same, rows are only added behind. */
    public long releaseCount() {
        return releaseCount;
    }

    /** Estimated bytes of heap that what is held keeps from being freed. */
    public long approximateBytes() {
        return pieceBytes + last.approximateBytes();
    }

    private void hold(ParameterData rows, int from) {
        int to = rows.rowCount();
        if (from == to) {
            return;
        }
        // A condition that looks at held rows is given pieces, with each record.
        boolean suits = rule.conditions().whenHeld() == null && RowBuffer.suits(rows, from, to);
        if (!last.isEmpty() && !(suits && last.hasRoomFor(to - from))) {
            holdPiece(last.toData());
            last.clear();
        }
        if (suits) {
            last.append(rows, from, to);
        } else {
            holdPiece(rows.slice(from, to).compact());
        }
    }

    private void holdPiece(ParameterData piece) {
        pieces.add(piece);
        pieceRows += piece.rowCount();
        pieceBytes += piece.retainedBytes();
    }
}
