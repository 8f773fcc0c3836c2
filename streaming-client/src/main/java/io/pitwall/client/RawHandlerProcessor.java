package io.pitwall.client;

import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Calls the handler of a topic that is read raw; what it writes goes to the exits and sinks behind it. */
final class RawHandlerProcessor implements Processor<byte[], byte[], Object, Object> {

    /** Writers of a handler of raw records belong to no stream. */
    private static final class Unowned implements WriterOwners {
        @Override
        public String current() {
            return StoredWriter.NOBODY;
        }

        @Override
        public void moved(String writer, String from, String to) {}
    }

    private final InputNodes nodes;
    private final Consumer<RawMessage> handler;
    private final @Nullable HandlerErrors onError;
    private final TaskOfThread ofThread;
    private final LastCommit lastCommit;
    private ProcessorContext<Object, Object> context;
    private @Nullable HandlerCalls calls;
    private TaskOutputs outputs;
    private long nextOffset;

    @SuppressWarnings("NullAway.Init") // init comes before anything else
    RawHandlerProcessor(
            InputNodes nodes,
            Consumer<RawMessage> handler,
            @Nullable HandlerErrors onError,
            TaskOfThread ofThread,
            LastCommit lastCommit) {
        this.nodes = nodes;
        this.handler = handler;
        this.onError = onError;
        this.ofThread = ofThread;
        this.lastCommit = lastCommit;
    }

    @Override
    public void init(ProcessorContext<Object, Object> newContext) {
        context = newContext;
        HandlerCalls called = new HandlerCalls(context, ofThread, onError, nodes.topic());
        outputs = new TaskOutputs(context, called, nodes, new Unowned());
        called.writeTo(outputs);
        calls = called;
        nextOffset = 0;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        HandlerCalls called = calls;
        if (called == null) {
            throw new IllegalStateException("init was not called");
        }
        outputs.betweenRecords();
        RecordMetadata source = context.recordMetadata().orElseThrow();
        RawMessage message = new RawMessage(
                record.key(),
                record.value(),
                record.headers(),
                record.timestamp(),
                source.partition(),
                source.offset());
        HandlerCalls.Current now = new HandlerCalls.Current(StoredWriter.NOBODY, record.timestamp(), record.headers());
        nextOffset = source.offset() + 1;
        called.during(now, () -> {
            called.call("onRead of topic '" + nodes.topic() + "'", () -> handler.accept(message));
            outputs.settle();
        });
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (calls != null) {
            calls.close();
            calls = null;
            lastCommit.givenUp(nodes.topic(), context.taskId().partition(), nextOffset);
        }
    }
}
