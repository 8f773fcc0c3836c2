package io.pitwall.serdes.packed;

import io.pitwall.data.Column;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Names and kinds of the columns, which hardly change from record to record.
 *
 * <pre>
 * header := length columns name*
 * name   := kind shared-front shared-back length bytes
 * kind   := 0 number, 1 text, 2 binary, 3 tag, + 4 * shared-front
 * </pre>
 *
 * <p>A name shares bytes at its front and its back with the name before; the bytes between are UTF-8 together with them.
 * Immutable.
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
    }

    /** A column before its cells. */
    record Entry(Kind kind, String name) {}

    /** Keeps names from growing without end from one to the next. */
    private static final int MAX_SHARED = 63;

    private final List<Entry> entries;
    private final byte[] bytes;

    private ColumnHeader(List<Entry> entries, byte[] bytes) {
        this.entries = entries;
        this.bytes = bytes;
    }

    List<Entry> entries() {
        return entries;
    }

    static ColumnHeader of(ParameterData data) {
        List<Entry> entries = new ArrayList<>();
        for (Column column : data.parameters()) {
            entries.add(new Entry(kindOf(column), column.name()));
        }
        for (TextColumn tag : data.tags()) {
            entries.add(new Entry(Kind.TAG, tag.name()));
        }
        return new ColumnHeader(entries, encoded(entries));
    }

    private static Kind kindOf(Column column) {
        return switch (column.kind()) {
            case NUMBER -> Kind.NUMBER;
            case TEXT -> Kind.TEXT;
            case BINARY -> Kind.BINARY;
        };
    }

    /** True when the data has these columns in this order. */
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
        ByteSink out = new ByteSink(16 * entries.size() + 8);
        out.putVarint(entries.size());
        byte[] before = {};
        for (Entry entry : entries) {
            byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
            int front = Arrays.mismatch(before, name);
            front = Math.min(MAX_SHARED, front < 0 ? name.length : front);
            int back = sharedBack(before, name, Math.min(MAX_SHARED, Math.min(before.length, name.length) - front));
            out.putByte(entry.kind().code | front << 2);
            out.putVarint(back);
            out.putVarint(name.length - front - back);
            out.putBytes(name, front, name.length - front - back);
            before = name;
        }
        return out.toByteArray();
    }

    private static int sharedBack(byte[] before, byte[] name, int max) {
        int back = 0;
        while (back < max && before[before.length - 1 - back] == name[name.length - 1 - back]) {
            back++;
        }
        return back;
    }

    int size() {
        return bytes.length;
    }

    void write(ByteSink out) {
        out.putVarint(bytes.length);
        out.putBytes(bytes, 0, bytes.length);
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

    /** Checks and reads a header. */
    static ColumnHeader read(ByteSource source) {
        int length = source.takeCount(source.remaining(), "the length of the header");
        int start = source.position();
        ByteSource in = source.part(length, "the header");
        int count = in.takeCount(in.remaining() / 3, "the number of columns");
        List<Entry> entries = new ArrayList<>(count);
        byte[] before = {};
        for (int i = 0; i < count; i++) {
            int head = in.takeByte("the kind of a column");
            before = readName(in, head >>> 2, before);
            if (before.length == 0) {
                throw in.expected("a name of a column that is not empty before this byte");
            }
            String name = ByteSource.utf8(before, 0, before.length, in.position(), "the name of a column");
            entries.add(new Entry(Kind.BY_CODE.get(head & 3), name));
        }
        in.checkEnd("the header");
        return new ColumnHeader(List.copyOf(entries), Arrays.copyOfRange(source.bytes(), start, start + length));
    }

    private static byte[] readName(ByteSource in, int front, byte[] before) {
        int back =
                in.takeCount(Math.min(MAX_SHARED, before.length), "the bytes shared with the end of the name before");
        if (front + back > before.length) {
            throw in.expected(
                    "at most " + before.length + " bytes shared with the name before, but they are " + (front + back));
        }
        int length = in.takeCount(in.remaining(), "the length of a name");
        int start = in.skip(length, "a name");
        byte[] name = new byte[front + length + back];
        System.arraycopy(before, 0, name, 0, front);
        System.arraycopy(in.bytes(), start, name, front, length);
        System.arraycopy(before, before.length - back, name, front + length, back);
        return name;
    }
}
