package io.pitwall.bench.expert;

import io.pitwall.bench.load.CarRows;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The yardstick's wire format: nothing to look up and nothing to skip over, so nothing reads it faster.
 *
 * <pre>
 * record := rows (int32) time (int64)*rows { value (float64)*rows }*16      big endian, columns in the order of CarRows
 * </pre>
 */
public final class CarBatch {

    private static final int COUNT_BYTES = Integer.BYTES;

    private CarBatch() {}

    public static byte[] encode(CarRows rows) {
        long[] timesNs = rows.timesNs();
        ByteBuffer bytes = ByteBuffer.allocate(COUNT_BYTES + timesNs.length * Long.BYTES * (1 + rows.columns().length));
        bytes.putInt(timesNs.length);
        Arrays.stream(timesNs).forEach(bytes::putLong);
        for (double[] column : rows.columns()) {
            for (double value : column) {
                bytes.putDouble(value);
            }
        }
        return bytes.array();
    }

    static int rows(ByteBuffer record) {
        return record.getInt(0);
    }

    static long timeNs(ByteBuffer record, int row) {
        return record.getLong(COUNT_BYTES + row * Long.BYTES);
    }

    /** The raw bits of a value. */
    static long bits(ByteBuffer record, int rows, int column, int row) {
        return record.getLong(COUNT_BYTES + Long.BYTES * ((1 + column) * rows + row));
    }
}
