package io.pitwall.client;

import io.pitwall.data.StreamMessage;
import io.pitwall.dsl.processing.TraceContext;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes through the topology of the task, and so within its transaction. What is written has the arrival time of what is being
 * read, and its trace context.
 */
final class ForwardOutlet implements Outlet {

    private final ProcessorContext<Object, Object> context;
    private final HandlerCalls calls;
    private final InputNodes nodes;
    private final String topic;

    ForwardOutlet(ProcessorContext<Object, Object> context, HandlerCalls calls, InputNodes nodes, String topic) {
        this.context = context;
        this.calls = calls;
        this.nodes = nodes;
        this.topic = topic;
    }

    @Override
    public void send(String streamId, StreamMessage message) {
        HandlerCalls.Current now = calls.now();
        forward(nodes.exit(topic), streamId, message, now.timestampMs(), TraceContext.of(now.headers()));
    }

    @Override
    public void sendRaw(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        forward(nodes.sink(topic), key, value, calls.now().timestampMs(), new RecordHeaders(headers));
    }

    private void forward(
            String child, @Nullable Object key, @Nullable Object value, long timestampMs, Headers headers) {
        try {
            context.forward(new Record<>(key, value, timestampMs, headers), child);
        } catch (RuntimeException e) {
            throw calls.fatal(e);
        }
    }

    /** The next commit sees to it. */
    @Override
    public void flush() {}
}
