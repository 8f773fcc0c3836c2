package io.pitwall.dsl.processing;

import io.pitwall.serdes.fragments.CutRecord;
import io.pitwall.serdes.fragments.FragmentCutter;
import io.pitwall.serdes.fragments.RecordLimit;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The dead-letter topic as a child of a processor: a sink of the topology, so that letters are in the transaction, once. */
final class DeadLetterSink {

    private final ProcessorContext<Object, Object> context;
    private final String sink;
    private final RecordLimit limit;
    private final FragmentCutter cutter;

    /** @param sink the name of the sink among the children of the processor */
    @SuppressWarnings("unchecked") // a sink of bytes beside children that get something else
    DeadLetterSink(ProcessorContext<?, ?> context, String sink, String topic) {
        this.context = (ProcessorContext<Object, Object>) context;
        this.sink = sink;
        this.limit = OutputLimits.of(context.appConfigs(), topic);
        this.cutter = FragmentCutter.inHeaders(limit);
    }

    /** Whether it fits into one record. */
    boolean admits(byte @Nullable [] key, byte[] value, Headers headers) {
        return limit.admits(key, value, headers);
    }

    void send(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        // Stamped with its arrival: an old timestamp would be deleted by retention, a future one refused by the broker.
        context.forward(new Record<>(key, value, context.currentSystemTimeMs(), headers), sink);
    }

    /** Sends a message as fragments where it does not fit into one record. */
    void sendCut(byte @Nullable [] key, byte[] value, Headers headers) {
        for (CutRecord part : cutter.cut(key, value, headers)) {
            send(key, part.value(), part.headers());
        }
    }
}
