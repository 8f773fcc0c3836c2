package io.pitwall.rules.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.rules.aggregate.Accumulator;
import io.pitwall.rules.aggregate.Aggregate;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a stream as bytes, but for the rows that sliding windows and some aggregates hold.
 *
 * <pre>
 * state      := lastArrivalMs:int64 timeNs:int64 closedToNs:int64 kind groupTag:text rows aggregates windows
 * kind       := 00 sizeNs:int64 advanceNs:int64 | 01 spanNs:int64 0:int64 | 02 gapNs:int64 0:int64 | 03 rows:int64 every:int64
 * rows       := nextRow:int64 count:int32 parameter:text*      the stored rows: the number of the next one, what they have
 * aggregates := count:int32 id:text*
 * windows    := count:int32 window*
 * window     := group:text startNs:int64 endNs:int64 rowCount:int64 revision:int32 firstRow:int64 lastRow:int64
 *               accumulator*                                   one for each aggregate
 * accumulator:= length:int32 bytes                             length 0 if all it has seen are stored rows
 * text       := length:int32 bytes         UTF-8; length -1 for null
 *
 * version 1  has no rows and no firstRow and lastRow; accumulators have all they have seen
 * </pre>
 *
 * <p>Integers are big endian. The version is written by whoever stores it. The accumulators say of themselves what their
 * bytes are; the length lets one that is not asked for any more be skipped.
 */
public final class WindowState {

    /** The version that is written. */
    public static final int VERSION = 2;

    private WindowState() {}

    /** When the last row arrived, in ms of wall clock, as told by a state that begins at an index of these bytes. */
    public static long lastArrivalMs(byte[] bytes, int from) throws IOException {
        if (bytes.length < from + Long.BYTES) {
            throw new IOException("the state is cut off: " + bytes.length + " bytes");
        }
        return ByteBuffer.wrap(bytes).getLong(from);
    }

    /**
     * Whether windows as told by a state that begins at an index of these bytes go on under a query.
     *
     * @throws IOException if the bytes are cut off or corrupt
     */
    public static boolean goesOn(WindowQuery query, byte[] bytes, int from) throws IOException {
        return new WindowStateReader(query, bytes, from, VERSION, change -> {}).goesOn();
    }

    /** The windows as bytes. */
    public static byte[] of(StreamWindows windows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            write(windows, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "an accumulator of window '" + windows.query().windowing().name() + "' cannot be written: "
                            + e.getMessage(),
                    e);
        }
        return bytes.toByteArray();
    }

    private static void write(StreamWindows windows, DataOutputStream out) throws IOException {
        out.writeLong(windows.lastArrivalMs());
        out.writeLong(windows.clock().timeNs());
        out.writeLong(windows.clock().closedToNs());
        StoredKind.of(windows.query().windowing().kind()).write(out);
        write(windows.query().windowing().groupTag(), out);
        out.writeLong(windows.nextRow());
        List<String> parameters = windows.query().storedParameters();
        out.writeInt(parameters.size());
        for (String parameter : parameters) {
            write(parameter, out);
        }
        List<Aggregate> aggregates = windows.query().aggregates();
        out.writeInt(aggregates.size());
        for (Aggregate aggregate : aggregates) {
            write(aggregate.id(), out);
        }
        List<OpenWindow> stored = windows.windows().stored();
        out.writeInt(stored.size());
        ByteArrayOutputStream accumulatorBytes = new ByteArrayOutputStream(64);
        for (OpenWindow window : stored) {
            write(window.group, out);
            out.writeLong(window.startNs);
            out.writeLong(window.endNs);
            out.writeLong(window.rowCount);
            out.writeInt(window.revision);
            out.writeLong(window.firstRow);
            out.writeLong(window.lastRow);
            for (int i = 0; i < window.accumulators.length; i++) {
                boolean isOfRows = aggregates.get(i).holdsRows();
                Accumulator accumulator = isOfRows ? window.carried(i) : window.accumulators[i];
                accumulatorBytes.reset();
                if (accumulator != null) {
                    accumulator.write(new DataOutputStream(accumulatorBytes));
                }
                out.writeInt(accumulatorBytes.size());
                accumulatorBytes.writeTo(out);
            }
        }
    }

    private static void write(@Nullable String text, DataOutputStream out) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            byte[] bytes = text.getBytes(UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /**
     * Windows that go on from what was written, under a query that may have changed since.
     *
     * @param from where the state begins, which goes to the end of the bytes
     * @param version in which it is written, from 1 to {@value #VERSION}
     * @param changes hears for people what cannot go on and starts anew
     * @throws IOException if the bytes are cut off or corrupt
     */
    public static StreamWindows read(WindowQuery query, byte[] bytes, int from, int version, Consumer<String> changes)
            throws IOException {
        return new WindowStateReader(query, bytes, from, version, changes).read();
    }
}
