package io.pitwall.dsl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamMessageSerde;
import io.pitwall.serdes.fragments.CutRecord;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.FragmentJoiner;
import io.pitwall.serdes.fragments.HeldStreams;
import io.pitwall.serdes.fragments.JoinLimits;
import io.pitwall.serdes.fragments.RawRecord;
import io.pitwall.serdes.fragments.RecordLimit;
import io.pitwall.serdes.fragments.RecordPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;

/** Messages as records of a topic, whole and cut, and back. */
final class Cuts {

    private Cuts() {}

    /** Rows that say who they are and take some hundred bytes each, in every format. */
    static ParameterData rows(String name, int count) {
        var data = ParameterData.builder();
        for (int row = 0; row < count; row++) {
            byte[] noise = new byte[150];
            new Random((name + row).hashCode()).nextBytes(noise);
            data.row(row).put("Name", name + row).put("Text", HexFormat.of().formatHex(noise));
        }
        return data.build();
    }

    /** So many bytes that no compression makes smaller. */
    static ParameterData noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return ParameterData.builder().row(1).put("Noise", noise).build();
    }

    static byte[] key(String streamId) {
        return streamId.getBytes(UTF_8);
    }

    static TestRecord<byte[], byte[]> record(String streamId, byte[] value, Headers headers) {
        return new TestRecord<>(key(streamId), value, headers, DrivenTopology.START);
    }

    static TestRecord<byte[], byte[]> whole(String streamId, StreamMessage message) {
        return whole(streamId, message, Map.of());
    }

    /** In a format of its own. */
    static TestRecord<byte[], byte[]> whole(String streamId, StreamMessage message, Map<String, ?> settings) {
        try (var serde = new StreamMessageSerde()) {
            serde.configure(settings, false);
            Headers headers = new RecordHeaders();
            byte[] value = serde.serializer().serialize("in", headers, message);
            return record(streamId, value, headers);
        }
    }

    static List<TestRecord<byte[], byte[]>> inHeaders(String streamId, StreamMessage message) {
        return cut(FragmentCutter.inHeaders(new RecordLimit(500)), whole(streamId, message));
    }

    static List<TestRecord<byte[], byte[]>> inPrefix(String streamId, StreamMessage message) {
        return cut(FragmentCutter.inPrefix(new RecordLimit(500)), whole(streamId, message));
    }

    static List<TestRecord<byte[], byte[]>> cut(FragmentCutter cutter, TestRecord<byte[], byte[]> whole) {
        List<TestRecord<byte[], byte[]>> parts = new ArrayList<>();
        for (CutRecord part : cutter.cut(whole.key(), whole.value(), whole.headers())) {
            parts.add(new TestRecord<>(whole.key(), part.value(), part.headers(), DrivenTopology.START));
        }
        return parts;
    }

    /** Whole records, joined where they were cut; nothing may be left over. */
    static List<TestRecord<byte[], byte[]>> joined(List<TestRecord<byte[], byte[]>> records) {
        var joiner = new FragmentJoiner(JoinLimits.standard(), HeldStreams.onHeap(), () -> Instant.EPOCH);
        List<TestRecord<byte[], byte[]>> joined = new ArrayList<>();
        long offset = 0;
        for (TestRecord<byte[], byte[]> record : records) {
            var position = new RecordPosition(new TopicPartition("any", 0), offset++, record.timestamp());
            for (RawRecord whole : joiner.add(new RawRecord(position, record.key(), record.value(), record.headers()))
                    .released()) {
                joined.add(new TestRecord<>(
                        whole.key(),
                        whole.value(),
                        whole.headers(),
                        whole.position().timestampMs()));
            }
        }
        if (joiner.messageCount() > 0) {
            throw new AssertionError(joiner.messageCount() + " messages are incomplete");
        }
        return joined;
    }

    static StreamMessage message(TestRecord<byte[], byte[]> record) {
        try (var serde = new StreamMessageSerde()) {
            return serde.deserializer().deserialize("any", record.headers(), record.value());
        }
    }
}
