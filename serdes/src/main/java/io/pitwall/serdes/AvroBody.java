package io.pitwall.serdes;

import org.apache.avro.Schema;

/**
 * A message as the bytes of an Avro record, without anything before them that would tell the schema. Safe for use by several
 * threads as long as nobody changes the bytes.
 */
public final class AvroBody {

    private final Schema schema;
    private final byte[] bytes;

    /** The bytes of a record of the schema; they are not copied. */
    public AvroBody(Schema schema, byte[] bytes) {
        this.schema = schema;
        this.bytes = bytes;
    }

    /** What the bytes are a record of. */
    public Schema schema() {
        return schema;
    }

    /** Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The body behind that prefix, as a record value. */
    public byte[] behind(byte[] prefix) {
        byte[] value = new byte[prefix.length + bytes.length];
        System.arraycopy(prefix, 0, value, 0, prefix.length);
        System.arraycopy(bytes, 0, value, prefix.length, bytes.length);
        return value;
    }
}
