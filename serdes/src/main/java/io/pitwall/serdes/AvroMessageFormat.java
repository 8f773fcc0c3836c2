package io.pitwall.serdes;

import io.pitwall.data.StreamMessage;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A format whose messages are Avro records, so that their bodies can also stand behind the prefix of a schema registry.
 *
 * <p>Implementations are immutable and safe for use by several threads.
 */
public interface AvroMessageFormat extends MessageFormat {

    /** The schemas whose bodies this format reads; no two have the same parsing fingerprint. */
    List<Schema> schemas();

    /** Writes a message as a record of one of {@link #schemas()}. */
    AvroBody encodeBody(StreamMessage message);

    /**
     * Reads the record that stands between the offset and the end of a value.
     *
     * @param schema one of {@link #schemas()}
     * @throws UnreadableMessageException if the bytes are not exactly one such record
     */
    StreamMessage decodeBody(Schema schema, byte[] value, int offset);
}
