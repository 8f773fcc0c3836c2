package io.pitwall.dsl.processing;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Where the record that is being processed comes from, for messages. */
final class RecordOrigin {

    private RecordOrigin() {}

    /** {@code topic-partition@offset}; empty for what a timer does. */
    static String of(ProcessorContext<?, ?> context) {
        // For a timer Kafka Streams makes up a record without topic, at offset -1.
        return context.recordMetadata()
                .filter(source -> source.offset() >= 0)
                .map(source -> source.topic() + "-" + source.partition() + "@" + source.offset())
                .orElse("");
    }
}
