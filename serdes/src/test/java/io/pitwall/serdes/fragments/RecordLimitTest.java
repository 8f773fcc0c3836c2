package io.pitwall.serdes.fragments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit agrees with what producer and broker measure. */
class RecordLimitTest {

    private static final byte[] KEY = {1, 2, 3};

    private final Headers headers = new RecordHeaders().add("traceparent", new byte[55]);

    /** As the broker measures it: the batch, with one record that stands late in time, as a long run of its producer. */
    static int batchBytes(Compression compression, byte @Nullable [] key, byte[] value, Headers headers) {
        MemoryRecordsBuilder builder = MemoryRecords.builder(
                ByteBuffer.allocate(value.length + 10_000), compression, TimestampType.CREATE_TIME, 0);
        builder.append(Long.MAX_VALUE / 2, key, value, headers.toArray());
        return builder.build().batches().iterator().next().sizeInBytes();
    }

    /** As the producer measures it before it sends. */
    static int producerBytes(byte @Nullable [] key, byte[] value, Headers headers) {
        return AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE, CompressionType.NONE, key, value, headers.toArray());
    }

    @Test
    void theLargestValueIsWhatTheProducerStillSends() {
        for (int bytes = 100; bytes < 20_000; bytes += bytes < 400 ? 1 : 7) {
            RecordLimit limit = new RecordLimit(bytes);
            for (byte[] key : new byte[][] {null, {}, KEY}) {
                int room = limit.roomForValue(key, new RecordHeaders());
                if (room < 0) {
                    continue;
                }
                assertThat(room + (key == null ? 0 : key.length))
                        .as("what is not asked of Kafka")
                        .isGreaterThanOrEqualTo(bytes - RecordLimit.MOST_OVERHEAD);
                assertThat(producerBytes(key, new byte[room], new RecordHeaders()))
                        .isLessThanOrEqualTo(bytes);
                assertThat(producerBytes(key, new byte[room + 1], new RecordHeaders()))
                        .isGreaterThan(bytes);
                assertThat(limit.admits(key, new byte[room], new RecordHeaders()))
                        .isTrue();
                assertThat(limit.admits(key, new byte[room + 1], new RecordHeaders()))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 255, 256, 1_000, 16_384, 1_000_012, 1_048_576})
    void theBatchIsNoLargerThanTheProducerSays(int bytes) {
        RecordLimit limit = new RecordLimit(bytes);
        byte[] value = new byte[limit.roomForValue(KEY, headers)];

        assertThat(batchBytes(Compression.NONE, KEY, value, headers)).isBetween(bytes - 25, bytes);
    }

    static Stream<Compression> compressions() {
        return Stream.of(
                Compression.gzip().build(),
                Compression.lz4().build(),
                Compression.snappy().build(),
                Compression.zstd().build());
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void whatCannotBeCompressedStaysWithinTheLimit(Compression compression) {
        for (int bytes : new int[] {300, 1_000, 10_000, 100_000, 1_048_588}) {
            RecordLimit limit = new RecordLimit(bytes).withCompression();
            byte[] value = new byte[limit.roomForValue(KEY, headers)];
            new Random(bytes).nextBytes(value);

            assertThat(batchBytes(compression, KEY, value, headers))
                    .as("limit %d", bytes)
                    .isLessThanOrEqualTo(bytes);
        }
    }

    @Test
    void theSmallerLimitCounts() {
        assertThat(RecordLimit.of(10, 20)).isEqualTo(RecordLimit.of(20, 10)).isEqualTo(new RecordLimit(10));
    }

    @Test
    void aRecordMustBeAllowedSomething() {
        assertThatThrownBy(() -> new RecordLimit(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a record must be allowed at least 1 byte, but the limit is 0");
    }
}
