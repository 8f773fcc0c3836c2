package io.pitwall.test;

import io.pitwall.serdes.fragments.FragmentJoiner;
import io.pitwall.serdes.fragments.HeldStreams;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.test.TestRecord;

/** The records of an output topic, with the messages joined that were too large for one; an incomplete one is not shown. */
final class JoinedRecords {

    private static final TopicPartition PARTITION = new TopicPartition("output", 0);

    /** Nothing expires: the driver has written all there is. */
    private final FragmentJoiner joiner =
            new FragmentJoiner(JoinLimits.standard().withMaxBytes(1 << 30), HeldStreams.onHeap(), () -> Instant.EPOCH);

    private final List<TestRecord<byte[], byte[]>> records = new ArrayList<>();
    private long nextOffset;

    void add(TestRecord<byte[], byte[]> record) {
        RecordPosition position = new RecordPosition(PARTITION, nextOffset++, record.timestamp());
        RawRecord raw = new RawRecord(position, record.key(), record.value(), record.headers());
        for (RawRecord whole : joiner.add(raw).released()) {
            records.add(
                    whole.value() == record.value()
                            ? record
                            : new TestRecord<>(
                                    whole.key(),
                                    whole.value(),
                                    whole.headers(),
                                    whole.position().timestampMs()));
        }
    }

    List<TestRecord<byte[], byte[]>> soFar() {
        return List.copyOf(records);
    }
}
