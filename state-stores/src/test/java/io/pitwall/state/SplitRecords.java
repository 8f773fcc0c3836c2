package io.pitwall.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.pitwall.serdes.fragments.CutRecord;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordLimit;
import io.pitwall.serdes.fragments.RecordPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Records of one partition, whole and cut, with rising offsets. */
final class SplitRecords {

    private static final TopicPartition PARTITION = new TopicPartition("cars", 3);

    /** Leave room for slices of some tens of bytes. */
    private static final int HEADED_BYTES = 220;

    private static final int PREFIXED_BYTES = 110;

    private long nextOffset;
    private int nextId = 1;

    RawRecord whole(String key, @Nullable String value) {
        return record(key, value == null ? null : value.getBytes(UTF_8), new RecordHeaders());
    }

    /** The fragments of a message of the given text, in the header form, of a few bytes each. */
    List<RawRecord> inHeaders(String key, String text) {
        UUID id = new UUID(0, nextId++);
        return cut(FragmentCutter.inHeaders(new RecordLimit(HEADED_BYTES), () -> id), key, text, "trace", "00-1");
    }

    /** The same in the prefix form. */
    List<RawRecord> inPrefix(String key, String text) {
        int id = nextId++;
        return cut(FragmentCutter.inPrefix(new RecordLimit(PREFIXED_BYTES), () -> id), key, text, null, null);
    }

    private List<RawRecord> cut(
            FragmentCutter cutter, String key, String text, @Nullable String header, @Nullable String value) {
        RecordHeaders headers = new RecordHeaders();
        if (header != null) {
            headers.add(header, requireNonNull(value).getBytes(UTF_8));
        }
        List<RawRecord> records = new ArrayList<>();
        for (CutRecord part : cutter.cut(key.getBytes(UTF_8), text.getBytes(UTF_8), headers)) {
            long offset = nextOffset++;
            records.add(new RawRecord(
                    new RecordPosition(PARTITION, offset, 1_000_000 + offset),
                    key.getBytes(UTF_8),
                    part.value(),
                    part.headers()));
        }
        if (records.size() < 2) {
            throw new IllegalArgumentException("'" + text + "' fits into one record");
        }
        return records;
    }

    private RawRecord record(String key, byte @Nullable [] value, RecordHeaders headers) {
        long offset = nextOffset++;
        return new RawRecord(
                new RecordPosition(PARTITION, offset, 1_000_000 + offset), key.getBytes(UTF_8), value, headers);
    }

    static String text(RawRecord record) {
        byte[] value = record.value();
        return value == null ? "-" : new String(value, UTF_8);
    }
}
