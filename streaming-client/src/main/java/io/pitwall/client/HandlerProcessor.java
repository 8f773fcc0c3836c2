package io.pitwall.client;

import io.pitwall.data.StreamMessage;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Calls the handlers of an input topic; what they write goes to the exits and sinks behind it. */
final class HandlerProcessor implements Processor<String, StreamMessage, Object, Object> {

    private final InputNodes nodes;
    private final InputHandlers handlers;
    private final TaskOfThread ofThread;
    private final LastCommit lastCommit;
    private @Nullable ReadingTask task;

    HandlerProcessor(InputNodes nodes, InputHandlers handlers, TaskOfThread ofThread, LastCommit lastCommit) {
        this.nodes = nodes;
        this.handlers = handlers;
        this.ofThread = ofThread;
        this.lastCommit = lastCommit;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        task = new ReadingTask(context, nodes, handlers, ofThread, lastCommit);
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        if (task != null) {
            task.process(record);
        }
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (task != null) {
            task.revoked();
            task = null;
        }
    }
}
