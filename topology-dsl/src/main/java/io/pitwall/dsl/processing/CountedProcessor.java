package io.pitwall.dsl.processing;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** An operator and the counters of what goes into it and out of it. */
final class CountedProcessor<KIn, VIn, KOut, VOut> implements Processor<KIn, VIn, KOut, VOut> {

    private final String operator;
    private final Processor<KIn, VIn, KOut, VOut> processor;
    private @Nullable RowCounters counters;

    CountedProcessor(String operator, Processor<KIn, VIn, KOut, VOut> processor) {
        this.operator = operator;
        this.processor = processor;
    }

    @Override
    public void init(ProcessorContext<KOut, VOut> context) {
        RowCounters made = new RowCounters(context, operator);
        counters = made;
        processor.init(new CountedContext<>(context, made));
    }

    @Override
    public void process(Record<KIn, VIn> record) {
        if (counters != null) {
            counters.in(record.value());
        }
        processor.process(record);
    }

    /** Also comes when {@link #init} has failed. */
    @Override
    public void close() {
        if (counters != null) {
            counters.close();
        }
        processor.close();
    }
}
