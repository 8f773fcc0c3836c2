package io.pitwall.serdes.registry;

import io.pitwall.serdes.UnreadableMessageException;
import java.nio.ByteBuffer;

/** What stands before the body in Confluent wire format. */
final class WireFormat {

    static final byte MAGIC = 0;
    static final int PREFIX_BYTES = 5;

    private WireFormat() {}

    static byte[] prefix(int id) {
        return ByteBuffer.allocate(PREFIX_BYTES).put(MAGIC).putInt(id).array();
    }

    /** @throws UnreadableMessageException if the value is too short, or the number none that registries give */
    static int id(byte[] value) {
        if (value.length < PREFIX_BYTES) {
            throw new UnreadableMessageException("Confluent wire format: expected " + PREFIX_BYTES
                    + " bytes of marker and schema id, but the value has " + value.length);
        }
        int id = ByteBuffer.wrap(value).getInt(1);
        if (id < 0) {
            throw new UnreadableMessageException(
                    "Confluent wire format, byte 1: expected a schema id of at least 0, but it is " + id);
        }
        return id;
    }
}
