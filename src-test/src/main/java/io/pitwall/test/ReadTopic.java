package io.pitwall.test;

import io.pitwall.data.StreamMessage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AssertProvider;

/**
 * What has been read of several streams so far; immutable. Asserted with AssertJ's {@code assertThat}.
 *
 * @param origin where it was read, for messages: {@code topic 'hard-braking'}
 * @param streams the messages of each stream, in order, by stream id
 */
public record ReadTopic(String origin, Map<String, List<StreamMessage>> streams)
        implements AssertProvider<TestTopicAssert> {

    public ReadTopic {
        streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
    }

    public Set<String> streamIds() {
        return streams.keySet();
    }

    /** A stream; one without messages if there is none of that id. */
    public ReadStream stream(String id) {
        return new ReadStream(id, origin, streams.getOrDefault(id, List.of()));
    }

    /** For AssertJ; write {@code assertThat(topic)}. */
    @Override
    public TestTopicAssert assertThat() {
        return new TestTopicAssert(this);
    }
}
