package io.pitwall.serdes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The frame of Avro's single-object encoding: what tells the schema of a value.
 *
 * <pre>
 * value       := C3 01 fingerprint body
 * fingerprint := CRC-64-AVRO of the schema, 8 bytes, little endian
 * </pre>
 */
public final class SingleObject {

    /** Bytes before the body. */
    public static final int PREFIX_BYTES = 10;

    private static final byte MARKER_0 = (byte) 0xC3;
    private static final byte MARKER_1 = 0x01;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private SingleObject() {}

    /** True when the value starts with the marker, whatever schema follows. */
    public static boolean isMarked(byte[] value) {
        return value.length >= 2 && value[0] == MARKER_0 && value[1] == MARKER_1;
    }

    /** The fingerprint of a value of at least {@value #PREFIX_BYTES} bytes. */
    public static long fingerprint(byte[] value) {
        return (long) LONGS.get(value, 2);
    }

    /** True when the value is of the schema with that fingerprint. */
    public static boolean isOf(long fingerprint, byte[] value) {
        return isMarked(value) && value.length >= PREFIX_BYTES && fingerprint(value) == fingerprint;
    }

    /** Marker and fingerprint. */
    public static byte[] prefix(long fingerprint) {
        return ByteBuffer.allocate(PREFIX_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER_0)
                .put(MARKER_1)
                .putLong(fingerprint)
                .array();
    }
}
