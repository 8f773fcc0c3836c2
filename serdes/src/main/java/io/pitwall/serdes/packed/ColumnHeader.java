package io.pitwall.serdes.packed;

import io.pitwall.data.Column;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names and kinds of the columns, which hardly change from record to record.
 *
 * <pre>
 * header := [order] (length 0 SharedNames | length 1 DeflatedNames)         length in bytes, a varint; whichever is smaller
 * order  := ColumnOrder, where the data have their columns in another order than the block
 * </pre>
 *
 * <p>Immutable.
 */
final class ColumnHeader {

    /** What a column is. */
    enum Kind {
        NUMBER(0),
        TEXT(1),
        BINARY(2),
        TAG(3);

        private static final List<Kind> BY_CODE = List.of(NUMBER, TEXT, BINARY, TAG);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        /** The kind of a code from 0 to 3. */
        static Kind of(int code) {
            return BY_CODE.get(code);
        }
    }

    /** A column before its cells. */
    record Entry(Kind kind, String name) {}

    private static final int SHARED = 0;
    private static final int DEFLATED = 1;

    private final List<Entry> entries;
    private final byte[] bytes;
    private final int[] parameterEntries;
    private final int[] tagEntries;

    /** Null where the columns are in the order of the entries. */
    private final int @Nullable [] order;

    private ColumnHeader(List<Entry> entries, byte[] bytes, int @Nullable [] order) {
        this.entries = entries;
        this.bytes = bytes;
        this.order = order;
        this.parameterEntries = entriesOf(false);
        this.tagEntries = entriesOf(true);
    }

    /** In a loop: where columns take turns there is a header for each record. */
    private int[] entriesOf(boolean tags) {
        int[] found = new int[entries.size()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            int entry = order == null ? i : order[i];
            if ((entries.get(entry).kind() == Kind.TAG) == tags) {
                found[count++] = entry;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * The same entries for data that have their columns in another order.
     *
     * @param newOrder of each column its entry; now belongs to the header
     */
    ColumnHeader inOrder(int[] newOrder) {
        return new ColumnHeader(entries, bytes, newOrder);
    }

    /** Which entries are parameters, in order; not to be changed. */
    int[] parameterEntries() {
        return parameterEntries;
    }

    /** Which entries are tags, in order; not to be changed. */
    int[] tagEntries() {
        return tagEntries;
    }

    List<Entry> entries() {
        return entries;
    }

    static ColumnHeader of(ParameterData data) {
        List<Entry> entries = new ArrayList<>();
        for (Column column : data.parameters()) {
            entries.add(entryOf(column, false));
        }
        for (TextColumn tag : data.tags()) {
            entries.add(entryOf(tag, true));
        }
        return new ColumnHeader(entries, encoded(entries), null);
    }

    static Entry entryOf(Column column, boolean tag) {
        return new Entry(tag ? Kind.TAG : kindOf(column), column.name());
    }

    private static Kind kindOf(Column column) {
        return switch (column.kind()) {
            case NUMBER -> Kind.NUMBER;
            case TEXT -> Kind.TEXT;
            case BINARY -> Kind.BINARY;
        };
    }

    /** True when the data has these columns in the order of the entries. */
    boolean fits(ParameterData data) {
        int parameters = data.parameters().size();
        if (parameters + data.tags().size() != entries.size()) {
            return false;
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean tag = i >= parameters;
            Column column =
                    tag ? data.tags().get(i - parameters) : data.parameters().get(i);
            if (entry.kind() != (tag ? Kind.TAG : kindOf(column))
                    || !entry.name().equals(column.name())) {
                return false;
            }
        }
        return true;
    }

    private static byte[] encoded(List<Entry> entries) {
        ByteSink shared = new ByteSink(16 * entries.size() + 8);
        shared.putByte(SHARED);
        SharedNames.write(entries, shared);
        ByteSink deflated = new ByteSink(16 * entries.size() + 8);
        deflated.putByte(DEFLATED);
        return DeflatedNames.write(entries, deflated) && deflated.size() < shared.size()
                ? deflated.toByteArray()
                : shared.toByteArray();
    }

    int size() {
        return bytes.length;
    }

    void write(ByteSink out) {
        if (order != null) {
            ColumnOrder.write(order, out);
        }
        out.putVarint(bytes.length);
        out.putBytes(bytes, 0, bytes.length);
    }

    /** Tells headers apart by a few bytes of the next one in a source, whose position stays. */
    static int hashOfNext(ByteSource source) {
        ByteSource in = source.copy();
        int length = in.takeCount(in.remaining(), "the length of the header");
        int end = in.position() + Math.min(length, in.remaining());
        int hash = length;
        for (int at = Math.max(in.position(), end - 16); at < end; at++) {
            hash = 31 * hash + in.bytes()[at];
        }
        return hash ^ (hash >>> 16);
    }

    /** True when the next header in the source is this one, which is stepped over then. */
    boolean isNext(ByteSource in) {
        ByteSource ahead = in.copy();
        int length = ahead.takeCount(ahead.remaining(), "the length of the header");
        int start = ahead.position();
        if (length != bytes.length
                || length > ahead.remaining()
                || !Arrays.equals(ahead.bytes(), start, start + length, bytes, 0, bytes.length)) {
            return false;
        }
        in.skip(start + length - in.position(), "the header");
        return true;
    }

    /**
     * Checks and reads a header.
     *
     * @throws IllegalArgumentException if a column is there twice
     */
    static ColumnHeader read(ByteSource source) {
        int length = source.takeCount(source.remaining(), "the length of the header");
        int start = source.position();
        ByteSource in = source.part(length, "the header");
        int form = in.takeByte("the form of the header");
        List<Entry> entries =
                switch (form) {
                    case SHARED -> SharedNames.read(in);
                    case DEFLATED -> DeflatedNames.read(in);
                    default -> throw in.expected("a form of the header, 0 or 1, before this byte, but it is " + form);
                };
        in.checkEnd("the header");
        checkUnique(entries);
        return new ColumnHeader(List.copyOf(entries), Arrays.copyOfRange(source.bytes(), start, start + length), null);
    }

    private static void checkUnique(List<Entry> entries) {
        Set<Entry> seen = new HashSet<>(2 * entries.size());
        for (Entry entry : entries) {
            if (!seen.add(entry)) {
                String kind = entry.kind() == Kind.TAG ? "tag '%s' (text)" : "parameter '%s' (%s)";
                throw new IllegalArgumentException(
                        kind.formatted(entry.name(), entry.kind().name().toLowerCase(Locale.ROOT)) + " is there twice");
            }
        }
    }
}
