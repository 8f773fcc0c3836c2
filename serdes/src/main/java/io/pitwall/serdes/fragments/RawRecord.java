package io.pitwall.serdes.fragments;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record as bytes, with its position; key and value are null where the record has none. Arrays and headers are not copied; they
 * must not change.
 */
public final class RawRecord {

    /** What the objects of a held record take on the heap, about. */
    private static final int OBJECT_BYTES = 256;

    private static final int HEADER_BYTES = 96;

    private final RecordPosition position;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final Headers headers;

    public RawRecord(RecordPosition position, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        this.position = requireNonNull(position, "position");
        this.key = key;
        this.value = value;
        this.headers = requireNonNull(headers, "headers");
    }

    public RecordPosition position() {
        return position;
    }

    public byte @Nullable [] key() {
        return key;
    }

    public byte @Nullable [] value() {
        return value;
    }

    public Headers headers() {
        return headers;
    }

    PartitionKey partitionKey() {
        return new PartitionKey(position.partition(), key == null ? null : Bytes.wrap(key));
    }

    RawRecord with(byte[] otherValue, Headers otherHeaders) {
        return new RawRecord(position, key, otherValue, otherHeaders);
    }

    /** The heap it takes, about. */
    long heapBytes() {
        long bytes = OBJECT_BYTES + length(key) + length(value);
        for (Header header : headers) {
            bytes += HEADER_BYTES + 2L * header.key().length() + length(header.value());
        }
        return bytes;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
