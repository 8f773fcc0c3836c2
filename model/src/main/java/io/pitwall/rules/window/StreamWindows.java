package io.pitwall.rules.window;

import static java.util.Objects.requireNonNull;

import io.pitwall.data.ParameterData;
import java.util.List;
import java.util.OptionalLong;

/**
 * The open windows of one stream, and its clock.
 *
 * <p>Windows hold accumulators, not rows; sliding ones, and aggregates that need them, hold the values of the rows. Runs of
 * rows that are in the same windows are added as slices of arrays: for each row its time is compared, nothing is allocated.
 * Where rows are held, those taken in are handed out once, to be stored ({@link #addedRows}); what {@link WindowState} writes
 * is small then, and an object that is given back the stored rows goes on the same.
 *
 * <p>Any cut of the input into data gives the same results and the same late rows, each in the same order. Not safe for use
 * by several threads.
 */
public final class StreamWindows {

    private static final long NO_ARRIVAL = Long.MIN_VALUE;
    private static final long OWN_BYTES = 200;

    private final WindowQuery query;
    private final WindowOptions options;
    private final TakenRows taken;
    private final OpenWindows windows;
    private final StreamClock clock;
    private final boolean takesStoredRows;
    private long lastArrivalMs;

    /** Without windows; the first row starts the clock. */
    public StreamWindows(WindowQuery query) {
        this(query, new StreamClock(query.windowing().options().graceNs()), NO_ARRIVAL, 0, true);
    }

    /**
     * @param nextRow the number of the next row
     * @param takesStoredRows false if the rows that are stored are those of other windows
     */
    StreamWindows(WindowQuery query, StreamClock clock, long lastArrivalMs, long nextRow, boolean takesStoredRows) {
        this.query = requireNonNull(query, "query");
        this.options = query.windowing().options();
        this.clock = clock;
        this.lastArrivalMs = lastArrivalMs;
        this.taken = new TakenRows(query.storesRows(), nextRow);
        this.windows = windowsOf(query, taken);
        this.takesStoredRows = takesStoredRows;
    }

    private static OpenWindows windowsOf(WindowQuery query, TakenRows taken) {
        WindowKind kind = query.windowing().kind();
        if (kind instanceof WindowKind.Aligned aligned) {
            return new AlignedWindows(query, aligned, taken);
        } else if (kind instanceof WindowKind.Session session) {
            return new SessionWindows(query, session, taken);
        } else if (kind instanceof WindowKind.Count count) {
            return new CountWindows(query, count, taken);
        }
        return new SlidingWindows(query, (WindowKind.Sliding) kind, taken);
    }

    /**
     * Takes in the rows of a record and hands over the results that they bring, and the rows that are in no window.
     *
     * @param arrivalMs when the record was written, in milliseconds since the Unix epoch; how far rows are ahead is
     *     measured against it
     * @param nowMs wall clock in milliseconds since the Unix epoch
     */
    public void add(ParameterData rows, long arrivalMs, long nowMs, WindowOutput output) {
        if (rows.isEmpty()) {
            return;
        }
        RowBatch batch = new RowBatch(query, rows, latestNs(arrivalMs));
        WindowResults results = new WindowResults(query, output);
        int row = 0;
        while (row < batch.rowCount()) {
            if (batch.isTooFarAhead(row)) {
                results.late(batch, row, LateReason.TOO_FAR_AHEAD);
                row++;
            } else {
                row = windows.take(batch, row, clock, results);
            }
        }
        taken.settle();
        lastArrivalMs = nowMs;
        results.flush(batch);
    }

    /** Windows that count rows take them whatever their times. */
    private long latestNs(long arrivalMs) {
        return windows instanceof CountWindows
                ? Long.MAX_VALUE
                : WindowTimes.plus(WindowTimes.msToNs(arrivalMs), options.maxAheadNs());
    }

    /** Closes all windows and hands over their results: the stream has ended, or nothing arrives any more. */
    public void close(WindowOutput output) {
        WindowResults results = new WindowResults(query, output);
        windows.close(clock, results);
        results.flushResults();
    }

    /** When windows close because nothing arrives, in milliseconds of wall clock; empty when they never will. */
    public OptionalLong idleDeadlineMs() {
        return options.idleMs().isEmpty() || lastArrivalMs == NO_ARRIVAL || windows.openCount() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(
                        WindowTimes.plus(lastArrivalMs, options.idleMs().getAsLong()));
    }

    /** How many windows wait to be closed; of sliding ones, how many rows wait for their result. */
    public int openCount() {
        return windows.openCount();
    }

    /** The latest time of the stream's rows in nanoseconds since the Unix epoch; empty if there was none. */
    public OptionalLong timeNs() {
        return clock.timeNs() == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(clock.timeNs());
    }

    /** Estimated bytes of heap. */
    public long approximateBytes() {
        return OWN_BYTES + windows.weightBytes() + taken.weightBytes();
    }

    /**
     * Hands over the results that open windows would have if they closed now; of sliding ones, those of the rows that wait.
     * They stay open, but this object may not be used any more.
     */
    public void show(WindowOutput output) {
        WindowResults results = new WindowResults(query, output);
        windows.show(results);
        results.flushResults();
    }

    /**
     * The rows taken in since the last {@link #forgetAddedRows}, in order of arrival, with what is needed of them; to be
     * stored beside what {@link WindowState} writes. Always empty where windows are not sliding and no aggregate holds rows.
     */
    public List<ParameterData> addedRows() {
        return taken.pieces();
    }

    /** The {@link #addedRows} are stored. */
    public void forgetAddedRows() {
        taken.forget();
    }

    /** The number of the row that is taken in next, which comes behind the {@link #addedRows}. */
    public long nextRow() {
        return taken.nextNumber();
    }

    /**
     * Stored rows of this time and earlier are not needed any more, in nanoseconds since the Unix epoch, where windows are
     * sliding; others need those of their {@link #forEachHeldRange ranges}, whatever the times.
     */
    public long neededAfterNs() {
        return windows instanceof SlidingWindows sliding ? sliding.neededAfterNs(clock) : Long.MAX_VALUE;
    }

    /** The numbers of the rows that windows hold, as ranges that may overlap and have gaps; none of sliding windows. */
    public void forEachHeldRange(RowRanges output) {
        if (!taken.areStored()) {
            return;
        }
        for (OpenWindow window : windows.stored()) {
            if (window.holdsRows()) {
                output.range(window.firstRow, window.lastRow);
            }
        }
    }

    /** Whether rows that were stored may still count: not where none are held, or windows were others when they were stored. */
    public boolean takesStoredRows() {
        return takesStoredRows && taken.areStored();
    }

    /** Takes in the rows that were stored, all of those needed and in order of arrival; called before any are added. */
    public void restoreRows(List<NumberedRows> stored) {
        if (!takesStoredRows() || stored.isEmpty()) {
            return;
        }
        if (windows instanceof SlidingWindows sliding) {
            sliding.restore(
                    ParameterData.concat(stored.stream().map(NumberedRows::rows).toList()), clock);
            return;
        }
        HeldRowsRestore restore = new HeldRowsRestore(query, windows);
        stored.forEach(restore::restore);
        windows.reweigh();
    }

    WindowQuery query() {
        return query;
    }

    OpenWindows windows() {
        return windows;
    }

    StreamClock clock() {
        return clock;
    }

    long lastArrivalMs() {
        return lastArrivalMs;
    }
}
