package io.pitwall.test.kafka;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamIdSerde;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.FragmentJoiner;
import io.pitwall.serdes.fragments.HeldStreams;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The messages of records by stream, joined where they were cut; what is incomplete is not there. */
final class ReadMessages {

    /** Nothing expires: a test reads on until it has what it waits for. */
    private final FragmentJoiner joiner =
            new FragmentJoiner(JoinLimits.standard().withMaxBytes(1 << 30), HeldStreams.onHeap(), () -> Instant.EPOCH);

    private final StreamIdSerde ids = new StreamIdSerde();
    private final StreamMessageSerde values = new StreamMessageSerde();
    private final Map<String, List<StreamMessage>> byStream = new TreeMap<>();

    void add(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        RecordPosition position = new RecordPosition(partition, record.offset(), record.timestamp());
        RawRecord raw = new RawRecord(position, record.key(), record.value(), record.headers());
        for (RawRecord whole : joiner.add(raw).released()) {
            byStream.computeIfAbsent(
                            ids.deserializer().deserialize(record.topic(), whole.key()), id -> new ArrayList<>())
                    .add(values.deserializer().deserialize(record.topic(), whole.headers(), whole.value()));
        }
    }

    Map<String, List<StreamMessage>> byStream() {
        return byStream;
    }
}
