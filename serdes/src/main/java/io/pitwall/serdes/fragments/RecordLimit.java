package io.pitwall.serdes.fragments;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/**
 * The largest a record may be, in bytes as the producer measures it: alone in a batch, uncompressed, with key, value,
 * headers and the overhead of record and batch.
 *
 * <p>The only class that uses Kafka's own estimate, which is internal there; a test compares it with real batches.
 */
public record RecordLimit(int bytes) {

    private static final ByteBuffer NO_VALUE = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /** More than batch and record add to key and value where there are no headers; asking Kafka takes longer. */
    static final int MOST_OVERHEAD = 128;

    public RecordLimit {
        if (bytes < 1) {
            throw new IllegalArgumentException("a record must be allowed at least 1 byte, but the limit is " + bytes);
        }
    }

    /** The smaller one of the producer's {@code max.request.size} and the topic's {@code max.message.bytes}. */
    public static RecordLimit of(int maxRequestSize, int maxMessageBytes) {
        return new RecordLimit(Math.min(maxRequestSize, maxMessageBytes));
    }

    /**
     * The limit for a producer that compresses: a little less, because the broker measures the compressed batch, and
     * compressing what cannot be compressed makes it larger.
     */
    public RecordLimit withCompression() {
        return new RecordLimit(Math.max(1, bytes - bytes / 512 - 64));
    }

    /** True if a record of these is within the limit. */
    public boolean admits(byte @Nullable [] key, byte[] value, Headers headers) {
        long keyBytes = key == null ? 0 : key.length;
        return (keyBytes + value.length + MOST_OVERHEAD <= bytes && headers.toArray().length == 0)
                || value.length <= roomForValue(key, headers);
    }

    /** The bytes of the largest value that a record with this key and these headers may have; negative if none. */
    int roomForValue(byte @Nullable [] key, Headers headers) {
        int withoutValue = AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                CompressionType.NONE,
                key == null ? null : ByteBuffer.wrap(key),
                NO_VALUE.duplicate(),
                headers.toArray());
        // The length stands before the value; the estimate holds one byte for the length 0.
        int withoutLength = withoutValue - 1;
        int room = bytes - withoutLength - 1;
        while (room > 0 && room + ByteUtils.sizeOfVarint(room) > bytes - withoutLength) {
            room--;
        }
        return room;
    }
}
