package io.pitwall.serdes.packed;

import io.pitwall.serdes.packed.ColumnHeader.Entry;
import io.pitwall.serdes.packed.ColumnHeader.Kind;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Names of columns that share bytes with the name before.
 *
 * <pre>
 * names := columns name*
 * name  := kind shared-back length bytes
 * kind  := 0 number, 1 text, 2 binary, 3 tag, + 4 * shared-front
 * </pre>
 *
 * <p>A name shares bytes at its front and its back with the name before; the bytes between are UTF-8 together with them.
 */
final class SharedNames {

    /** Keeps names from growing without end from one to the next. */
    private static final int MAX_SHARED = 63;

    private SharedNames() {}

    static void write(List<Entry> entries, ByteSink out) {
        out.putVarint(entries.size());
        byte[] before = {};
        for (Entry entry : entries) {
            byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
            int front = Arrays.mismatch(before, name);
            front = Math.min(MAX_SHARED, front < 0 ? name.length : front);
            int back = sharedBack(before, name, Math.min(MAX_SHARED, Math.min(before.length, name.length) - front));
            out.putByte(entry.kind().code() | front << 2);
            out.putVarint(back);
            out.putVarint(name.length - front - back);
            out.putBytes(name, front, name.length - front - back);
            before = name;
        }
    }

    private static int sharedBack(byte[] before, byte[] name, int max) {
        int back = 0;
        while (back < max && before[before.length - 1 - back] == name[name.length - 1 - back]) {
            back++;
        }
        return back;
    }

    static List<Entry> read(ByteSource in) {
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
            entries.add(new Entry(Kind.of(head & 3), name));
        }
        return entries;
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
