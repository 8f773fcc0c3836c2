package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.util.List;
import org.assertj.core.api.AssertProvider;

/**
 * What has been read of one stream so far; immutable. Asserted with AssertJ's {@code assertThat}.
 *
 * @param id the stream id
 * @param origin where it was read, for messages: {@code topic 'hard-braking'}
 * @param messages in order
 */
public record ReadStream(String id, String origin, List<StreamMessage> messages)
        implements AssertProvider<TestStreamAssert> {

    public ReadStream {
        messages = List.copyOf(messages);
    }

    /** The parameter data among the messages, one for each. */
    public List<ParameterData> packets() {
        return messages.stream()
                .filter(ParameterData.class::isInstance)
                .map(ParameterData.class::cast)
                .toList();
    }

    /** The rows of all packets. */
    public ParameterData rows() {
        return ParameterData.concat(packets());
    }

    /** For AssertJ; write {@code assertThat(stream)}. */
    @Override
    public TestStreamAssert assertThat() {
        return new TestStreamAssert(this);
    }

    @Override
    public String toString() {
        return "stream '" + id + "' of " + origin;
    }
}
