package io.pitwall.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A live object that is all head. */
final class Blob {

    byte[] bytes;

    Blob(byte[] bytes) {
        this.bytes = bytes;
    }

    static Blob of(int length, int fill) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) fill);
        return new Blob(bytes);
    }

    static final class Layout implements StateLayout<Blob> {

        @Override
        public @Nullable Blob load(StoredEntries stored) {
            byte[] head = stored.get(StoredEntries.HEAD);
            return head == null ? null : new Blob(head);
        }

        @Override
        public void save(Blob live, StoredEntries stored) {
            stored.put(StoredEntries.HEAD, live.bytes);
        }

        @Override
        public void remove(Blob live, StoredEntries stored) {
            stored.delete(StoredEntries.HEAD);
        }

        @Override
        public long weightBytes(Blob live) {
            return live.bytes.length;
        }
    }
}
