package io.pitwall.bench.expert;

import io.pitwall.bench.load.CarRows;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The yardstick's wire format, made for this one job: nothing to look up, arrays are read and written as a whole.
 *
 * <pre>
 * record := rows (int32) time (int64)*rows { value (float64)*rows }*16      big endian, columns in the order of CarRows
 * </pre>
 */
final class CarBatchSerde implements Serde<CarBatch> {

    @Override
    public Serializer<CarBatch> serializer() {
        return (topic, batch) -> encode(batch.timesNs(), batch.columns());
    }

    @Override
    public Deserializer<CarBatch> deserializer() {
        return (topic, bytes) -> decode(ByteBuffer.wrap(bytes));
    }

    static byte[] encode(long[] timesNs, double[][] columns) {
        int columnBytes = timesNs.length * Long.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + columnBytes * (1 + columns.length));
        bytes.putInt(timesNs.length);
        bytes.asLongBuffer().put(timesNs);
        bytes.position(Integer.BYTES + columnBytes);
        for (double[] column : columns) {
            bytes.asDoubleBuffer().put(column);
            bytes.position(bytes.position() + columnBytes);
        }
        return bytes.array();
    }

    private static CarBatch decode(ByteBuffer bytes) {
        long[] timesNs = new long[bytes.getInt()];
        int columnBytes = timesNs.length * Long.BYTES;
        bytes.asLongBuffer().get(timesNs);
        bytes.position(Integer.BYTES + columnBytes);
        double[][] columns = new double[CarRows.PARAMETERS.size()][timesNs.length];
        for (double[] column : columns) {
            bytes.asDoubleBuffer().get(column);
            bytes.position(bytes.position() + columnBytes);
        }
        return new CarBatch(timesNs, columns);
    }
}
