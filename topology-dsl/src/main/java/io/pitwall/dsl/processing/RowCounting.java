package io.pitwall.dsl.processing;

import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Puts row counters around every operator, as the {@code processor.wrapper.class} of Kafka Streams, so that operators need not
 * know of it.
 */
public final class RowCounting implements ProcessorWrapper {

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String processorName, ProcessorSupplier<KIn, VIn, KOut, VOut> processors) {
        return new Counted<>(processorName, processors);
    }

    @Override
    public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
            String processorName, FixedKeyProcessorSupplier<KIn, VIn, VOut> processors) {
        return ProcessorWrapper.asWrappedFixedKey(processors);
    }

    private record Counted<KIn, VIn, KOut, VOut>(String operator, ProcessorSupplier<KIn, VIn, KOut, VOut> processors)
            implements WrappedProcessorSupplier<KIn, VIn, KOut, VOut> {

        @Override
        public Set<StoreBuilder<?>> stores() {
            return processors.stores();
        }

        @Override
        public Processor<KIn, VIn, KOut, VOut> get() {
            return new CountedProcessor<>(operator, processors.get());
        }
    }
}
