package io.pitwall.dsl.processing;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where the record that is being processed comes from, for messages. */
public final class RecordOrigin {

    private RecordOrigin() {}

    /** {@code topic-partition@offset}; empty for what a timer does. */
    public static String of(ProcessorContext<?, ?> context) {
        return metadata(context)
                .map(source -> source.topic() + "-" + source.partition() + "@" + source.offset())
                .orElse("");
    }

    /** Empty for what a timer does. */
    static Optional<RecordMetadata> metadata(ProcessorContext<?, ?> context) {
        // For a timer Kafka Streams makes up a record without topic, at offset -1.
        return context.recordMetadata().filter(source -> source.offset() >= 0);
    }
}
