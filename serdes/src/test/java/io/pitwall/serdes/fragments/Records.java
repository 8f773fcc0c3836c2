package io.pitwall.serdes.fragments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Records for tests, with rising offsets on one partition. */
final class Records {

    static final TopicPartition PARTITION = new TopicPartition("cars", 3);

    private long nextOffset;

    RawRecord record(String key, byte[] value, Headers headers) {
        long offset = nextOffset++;
        return new RawRecord(
                new RecordPosition(PARTITION, offset, 1_000_000 + offset), key.getBytes(UTF_8), value, headers);
    }

    RawRecord whole(String key, String value) {
        return record(key, value.getBytes(UTF_8), new RecordHeaders());
    }

    RawRecord part(String key, CutRecord part) {
        return record(key, part.value(), part.headers());
    }

    /** A part in the prefix form. */
    RawRecord prefixed(String key, int id, int index, int count, String slice) {
        byte[] bytes = slice.getBytes(UTF_8);
        return record(key, PrefixForm.write(id, index, count, bytes, 0, bytes.length), new RecordHeaders());
    }

    /** A part in the header form; the id is 16 times the same byte. */
    RawRecord headed(String key, int id, int index, int count, String slice) {
        byte[] idBytes = new byte[16];
        Arrays.fill(idBytes, (byte) id);
        return record(key, slice.getBytes(UTF_8), HeaderForm.write(new RecordHeaders(), idBytes, index, count));
    }

    static List<String> values(Stream<RawRecord> records) {
        return records.map(Records::text).toList();
    }

    static String text(RawRecord record) {
        return new String(requireNonNull(record.value()), UTF_8);
    }

    /** A limit that leaves room for a value of so many bytes beside that key and nothing else. */
    static RecordLimit limitForValue(String key, Headers headers, int bytes) {
        RecordLimit large = new RecordLimit(1_000_000_000);
        int overhead = 1_000_000_000 - large.roomForValue(key.getBytes(UTF_8), headers);
        RecordLimit limit = new RecordLimit(overhead - 8 + bytes);
        while (limit.roomForValue(key.getBytes(UTF_8), headers) < bytes) {
            limit = new RecordLimit(limit.bytes() + 1);
        }
        return limit;
    }
}
