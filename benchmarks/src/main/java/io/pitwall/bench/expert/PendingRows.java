package io.pitwall.bench.expert;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The rows of a car's open packet, and the packet itself: {@code rows * (time, brake, lap)}, 24 bytes a row. Grows in
 * place and is used again from record to record.
 */
final class PendingRows {

    static final int ROW_BYTES = 3 * Long.BYTES;
    private byte[] bytes = new byte[64 * ROW_BYTES];
    private ByteBuffer view = ByteBuffer.wrap(bytes);
    private int rows;

    void load(byte[] stored) {
        rows = stored.length / ROW_BYTES;
        ensure(rows);
        System.arraycopy(stored, 0, bytes, 0, stored.length);
    }

    void clear() {
        rows = 0;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    long firstTimeNs() {
        return view.getLong(0);
    }

    void add(long timeNs, long brakeBits, long lapBits) {
        ensure(rows + 1);
        int at = rows * ROW_BYTES;
        view.putLong(at, timeNs);
        view.putLong(at + Long.BYTES, brakeBits);
        view.putLong(at + 2 * Long.BYTES, lapBits);
        rows++;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, rows * ROW_BYTES);
    }

    private void ensure(int count) {
        if (count * ROW_BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * count * ROW_BYTES);
            view = ByteBuffer.wrap(bytes);
        }
    }
}
