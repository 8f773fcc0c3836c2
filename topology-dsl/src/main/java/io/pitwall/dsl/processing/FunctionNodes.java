package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.OnError;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * What is around an operator that calls a user's function, and what it does when that throws.
 *
 * @param operator its own name
 * @param onError the policy
 * @param deadLetterTopic where letters go, if the policy has any
 * @param retryTimes of the stream threads, shared by all operators of the topology
 * @param messages makes letters of messages; configured; may be shared by several threads
 */
public record FunctionNodes(
        String operator,
        OnError onError,
        RetryTimes retryTimes,
        String deadLetterTopic,
        Serializer<StreamMessage> messages) {

    /** Whether the operator has a sink for dead letters beside its output. */
    public boolean hasDeadLetters() {
        return onError.last() == OnError.Last.DEAD_LETTER;
    }

    /** The child that gets the letters, a sink. */
    public String deadLetterSink() {
        return operator + ".dead-letters";
    }

    /** The child that gets the messages where there are letters too. */
    public String outputNode() {
        return operator + ".output";
    }

    /** The child that gets the messages; null where every child does. */
    @Nullable
    String output() {
        return hasDeadLetters() ? outputNode() : null;
    }
}
