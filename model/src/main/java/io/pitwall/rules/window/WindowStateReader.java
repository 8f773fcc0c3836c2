package io.pitwall.rules.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.rules.aggregate.Accumulator;
import io.pitwall.rules.aggregate.Aggregate;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link WindowState} writes, whose comment has the layout; takes no length on trust. */
final class WindowStateReader {

    private final WindowQuery query;
    private final byte[] bytes;
    private final ByteBuffer in;
    private final int version;
    private final Consumer<String> changes;

    WindowStateReader(WindowQuery query, byte[] bytes, int from, int version, Consumer<String> changes) {
        this.version = version;
        this.query = query;
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        this.changes = changes;
    }

    StreamWindows read() throws IOException {
        long lastArrivalMs = int64();
        long timeNs = int64();
        long closedToNs = int64();
        String change = change();
        long nextRow = version == 1 ? 0 : int64();
        List<String> parameters = version == 1 ? List.of() : texts("parameters", "parameter");
        List<String> ids = texts("aggregates", "aggregate");
        int count = count("windows");
        StreamClock clock = new StreamClock(query.windowing().options().graceNs(), timeNs, closedToNs);
        StreamWindows read = new StreamWindows(query, clock, lastArrivalMs, nextRow, change == null);
        if (change != null) {
            changes.accept(change);
        } else {
            reportNew(ids, parameters);
        }
        for (int i = 0; i < count; i++) {
            OpenWindow window = window(ids);
            if (change == null) {
                read.windows().restore(window, clock);
            }
        }
        if (in.hasRemaining()) {
            throw new IOException(in.remaining() + " bytes are left behind the windows");
        }
        return read;
    }

    boolean goesOn() throws IOException {
        need(3 * Long.BYTES);
        in.position(in.position() + 3 * Long.BYTES);
        return change() == null;
    }

    /** Why the windows cannot go on under the query; null if they can. */
    private @Nullable String change() throws IOException {
        need(1 + 2 * Long.BYTES);
        StoredKind kind = new StoredKind(in.get(), in.getLong(), in.getLong());
        return kind.changeTo(query.windowing(), text());
    }

    private List<String> texts(String all, String one) throws IOException {
        int count = count(all);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = text();
            if (text == null) {
                throw new IOException(one + " " + i + " has no name");
            }
            texts.add(text);
        }
        return texts;
    }

    private void reportNew(List<String> storedIds, List<String> storedParameters) {
        for (Aggregate aggregate : query.aggregates()) {
            boolean hasItsRows = aggregate.holdsRows() && storedParameters.contains(aggregate.parameter());
            if (!storedIds.contains(aggregate.id()) && !hasItsRows) {
                changes.accept("window '" + query.windowing().name() + "' now has " + aggregate.id()
                        + ": in windows that are open already it starts anew");
            }
        }
    }

    private OpenWindow window(List<String> ids) throws IOException {
        String group = text();
        long startNs = int64();
        long endNs = int64();
        long rowCount = int64();
        need(Integer.BYTES);
        int revision = in.getInt();
        long firstRow = version == 1 ? -1 : int64();
        long lastRow = version == 1 ? -1 : int64();
        if (firstRow < -1 || lastRow < firstRow || (firstRow == -1) != (lastRow == -1)) {
            throw new IOException("a window has rows " + firstRow + " to " + lastRow);
        }
        int[] positions = new int[ids.size()];
        int[] lengths = new int[ids.size()];
        for (int i = 0; i < positions.length; i++) {
            lengths[i] = count("bytes of an accumulator");
            need(lengths[i]);
            positions[i] = in.position();
            in.position(in.position() + lengths[i]);
        }
        OpenWindow window = OpenWindow.empty(query.aggregates(), group, startNs, endNs);
        for (int i = 0; i < window.accumulators.length; i++) {
            Aggregate aggregate = query.aggregates().get(i);
            int stored = ids.indexOf(aggregate.id());
            if (stored >= 0 && !aggregate.holdsRows()) {
                read(window.accumulators[i], aggregate.id(), positions[stored], lengths[stored]);
            } else if (stored >= 0 && lengths[stored] > 0) {
                read(window.accumulators[i], aggregate.id(), positions[stored], lengths[stored]);
                window.carry(i, window.accumulators[i].copy());
            }
        }
        window.firstRow = firstRow;
        window.lastRow = lastRow;
        window.restore(rowCount, revision);
        return window;
    }

    private void read(Accumulator accumulator, String id, int from, int length) throws IOException {
        DataInputStream stored = new DataInputStream(new ByteArrayInputStream(bytes, from, length));
        try {
            accumulator.read(stored);
        } catch (IOException e) {
            throw new IOException(id + ": " + e.getMessage(), e);
        }
        if (stored.available() > 0) {
            throw new IOException(id + ": " + stored.available() + " bytes of " + length + " are left");
        }
    }

    private long int64() throws IOException {
        need(Long.BYTES);
        return in.getLong();
    }

    private @Nullable String text() throws IOException {
        need(Integer.BYTES);
        int length = in.getInt();
        if (length == -1) {
            return null;
        }
        need(length);
        String text = new String(bytes, in.position(), length, UTF_8);
        in.position(in.position() + length);
        return text;
    }

    /** A number of things, each of which takes a byte or more. */
    private int count(String of) throws IOException {
        need(Integer.BYTES);
        int count = in.getInt();
        if (count < 0 || count > in.remaining()) {
            throw new IOException(count + " " + of + " in " + in.remaining() + " bytes");
        }
        return count;
    }

    private void need(int length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new IOException(
                    "the state is cut off: " + length + " bytes are expected, but " + in.remaining() + " are left");
        }
    }
}
