package io.pitwall.bench.expert;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Three arrays one after the other, 24 bytes a row, big endian. */
final class PacketSerde implements Serde<Packet> {

    static final int ROW_BYTES = 3 * Long.BYTES;

    @Override
    public Serializer<Packet> serializer() {
        return (topic, packet) -> packet == null ? null : encode(packet);
    }

    @Override
    public Deserializer<Packet> deserializer() {
        return (topic, bytes) -> bytes == null ? null : decode(ByteBuffer.wrap(bytes));
    }

    private static byte[] encode(Packet packet) {
        int rows = packet.rows();
        ByteBuffer bytes = ByteBuffer.allocate(rows * ROW_BYTES);
        bytes.asLongBuffer().put(packet.timesNs(), 0, rows);
        bytes.position(rows * Long.BYTES);
        bytes.asDoubleBuffer().put(packet.brakes(), 0, rows).put(packet.laps(), 0, rows);
        return bytes.array();
    }

    private static Packet decode(ByteBuffer bytes) {
        int rows = bytes.remaining() / ROW_BYTES;
        long[] timesNs = new long[rows];
        double[] brakes = new double[rows];
        double[] laps = new double[rows];
        bytes.asLongBuffer().get(timesNs);
        bytes.position(rows * Long.BYTES);
        bytes.asDoubleBuffer().get(brakes).get(laps);
        return new Packet(timesNs, brakes, laps);
    }
}
