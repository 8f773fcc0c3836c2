package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextTable;
import java.util.List;
import org.assertj.core.api.AssertProvider;

/** One stream of a topic: written by the test, or asserted with AssertJ's {@code assertThat}. */
public final class TestStream implements AssertProvider<TestStreamAssert> {

    private final TestTopic topic;
    private final String id;

    TestStream(TestTopic topic, String id) {
        this.topic = topic;
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Writes a {@link TextTable} as one record. */
    public TestStream write(String table) {
        return write(TextTable.parse(table));
    }

    /** Writes a message as one record. */
    public TestStream write(StreamMessage message) {
        topic.write(id, message);
        return this;
    }

    /** Ends the stream. */
    public TestStream end() {
        return write(StreamEnd.closed());
    }

    /** What has been written to this stream of an output topic so far, in order. */
    public List<StreamMessage> messages() {
        return topic.messages(id);
    }

    /** The parameter data among the messages, one for each record. */
    public List<ParameterData> packets() {
        return read().packets();
    }

    /** The rows of all packets. */
    public ParameterData rows() {
        return read().rows();
    }

    private ReadStream read() {
        return new ReadStream(id, topic.toString(), messages());
    }

    /** For AssertJ; write {@code assertThat(stream)}: of what is there now, for later output it is to be said again. */
    @Override
    public TestStreamAssert assertThat() {
        return read().assertThat();
    }

    @Override
    public String toString() {
        return "stream '" + id + "' of " + topic;
    }
}
