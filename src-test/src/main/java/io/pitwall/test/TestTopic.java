package io.pitwall.test;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.StreamIdSerde;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/** A topic of a topology under test: written by the test, or asserted with AssertJ's {@code assertThat}. */
public final class TestTopic implements AssertProvider<TestTopicAssert> {

    private final TelemetryTest test;
    private final String name;
    private final boolean isInput;
    private final boolean isOutput;
    private JoinedRecords joined = new JoinedRecords();
    private int seen;
    private int crashes;

    TestTopic(TelemetryTest test, String name, boolean isInput, boolean isOutput) {
        this.test = test;
        this.name = name;
        this.isInput = isInput;
        this.isOutput = isOutput;
    }

    /** A stream of this topic: to write to on an input topic, to look at on an output topic. */
    public TestStream stream(String id) {
        return new TestStream(this, id);
    }

    /** The ids of the streams that have been written to this output topic, in order of their first message. */
    public Set<String> streamIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (TestRecord<byte[], byte[]> record : records()) {
            ids.add(new StreamIdSerde().deserializer().deserialize(name, record.key()));
        }
        return ids;
    }

    /**
     * Writes a {@link io.pitwall.data.TextTable} of several streams: its tag {@code stream#} says of which stream a row is.
     * Consecutive rows of one stream are one record.
     *
     * @throws IllegalArgumentException if a row has no stream
     */
    public TestTopic write(String table) {
        for (StreamTables.Part part : StreamTables.parts(table)) {
            write(part.streamId(), part.rows());
        }
        return this;
    }

    /** Writes a record as bytes, to see what becomes of one that is not a stream message. */
    public TestTopic writeBytes(byte @Nullable [] key, byte @Nullable [] value) {
        checkInput();
        test.writeBytes(name, key, value);
        return this;
    }

    /** For AssertJ; write {@code assertThat(topic)}. */
    @Override
    public TestTopicAssert assertThat() {
        Map<String, List<StreamMessage>> streams = new LinkedHashMap<>();
        streamIds().forEach(id -> streams.put(id, messages(id)));
        return new ReadTopic(toString(), streams).assertThat();
    }

    @Override
    public String toString() {
        return "topic '" + name + "'";
    }

    void write(String streamId, StreamMessage message) {
        checkInput();
        test.write(name, streamId, message);
    }

    private void checkInput() {
        if (!isInput) {
            throw new IllegalStateException(
                    "the topology does not read topic '" + name + "', so writing to it tests nothing");
        }
    }

    /** The messages of a stream that have been written to this output topic so far. */
    List<StreamMessage> messages(String streamId) {
        var ids = new StreamIdSerde().deserializer();
        var messages = test.messages().deserializer();
        List<StreamMessage> found = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : records()) {
            if (ids.deserialize(name, record.key()).equals(streamId)) {
                found.add(messages.deserialize(name, record.headers(), record.value()));
            }
        }
        return found;
    }

    /** All records that have been written to this output topic so far, joined where they were fragments. */
    List<TestRecord<byte[], byte[]>> records() {
        if (!isOutput) {
            throw new IllegalStateException("the topology does not write topic '" + name + "', so it has no output");
        }
        if (crashes != test.driven().crashes()) {
            crashes = test.driven().crashes();
            joined = new JoinedRecords();
            seen = 0;
        }
        List<OutputRecord> records = test.driven().output(name);
        for (; seen < records.size(); seen++) {
            joined.add(records.get(seen).record());
        }
        return joined.soFar();
    }
}
