package io.pitwall.state;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live object that holds rows, with the append-only layout that {@link StateLayout} recommends. */
final class Rows {

    final List<Integer> rows = new ArrayList<>();
    private final ArrayDeque<Long> segments = new ArrayDeque<>();
    private final List<Long> released = new ArrayList<>();
    private int saved;
    private long next;

    void add(int row) {
        rows.add(row);
    }

    void release() {
        rows.clear();
        released.addAll(segments);
        segments.clear();
        saved = 0;
    }

    /** Head: the slot after the last segment. Segment: rows as int32. Loading walks down from the head. */
    static final class Layout implements StateLayout<Rows> {

        @Override
        public @Nullable Rows load(StoredEntries stored) {
            byte[] head = stored.get(StoredEntries.HEAD);
            if (head == null) {
                return null;
            }
            Rows rows = new Rows();
            rows.next = ByteBuffer.wrap(head).getLong();
            List<Integer> found = new ArrayList<>();
            for (long slot = rows.next - 1; slot >= 1; slot--) {
                byte[] segment = stored.get(slot);
                if (segment == null) {
                    break;
                }
                rows.segments.addFirst(slot);
                List<Integer> part = new ArrayList<>();
                for (ByteBuffer in = ByteBuffer.wrap(segment); in.hasRemaining(); ) {
                    part.add(in.getInt());
                }
                found.addAll(0, part);
            }
            rows.rows.addAll(found);
            rows.saved = found.size();
            return rows;
        }

        @Override
        public void save(Rows live, StoredEntries stored) {
            live.released.forEach(stored::delete);
            live.released.clear();
            boolean isNew = live.next == 0;
            if (isNew) {
                live.next = stored.firstFreeSlot();
            }
            if (live.saved < live.rows.size()) {
                ByteBuffer segment = ByteBuffer.allocate(Integer.BYTES * (live.rows.size() - live.saved));
                live.rows.subList(live.saved, live.rows.size()).forEach(segment::putInt);
                stored.put(live.next, segment.array());
                live.segments.addLast(live.next++);
                live.saved = live.rows.size();
                isNew = true;
            }
            if (isNew) {
                stored.put(
                        StoredEntries.HEAD,
                        ByteBuffer.allocate(Long.BYTES).putLong(live.next).array());
            }
        }

        @Override
        public void remove(Rows live, StoredEntries stored) {
            live.released.forEach(stored::delete);
            live.segments.forEach(stored::delete);
            stored.delete(StoredEntries.HEAD);
        }

        @Override
        public long heldRows(Rows live) {
            return live.rows.size();
        }

        @Override
        public long weightBytes(Rows live) {
            return 100 + 4L * live.rows.size();
        }
    }
}
