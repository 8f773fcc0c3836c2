package io.pitwall.dsl.processing;

import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.dsl.StreamIdentity;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gives streams the ids of the output topic and names their parents; of the input's headers only the trace context goes
 * on, because the others say how the input was written.
 */
public final class ExitProcessor extends MessageProcessor {

    /** W3C Trace Context. */
    private static final String TRACE_HEADER = "traceparent";

    private final StreamIdentity identity;

    public ExitProcessor(StreamIdentity identity) {
        this.identity = identity;
    }

    @Override
    public void process(Record<String, StreamMessage> record) {
        StreamMessage message = record.value();
        if (message instanceof StreamProperties properties && !identity.keepsIds()) {
            message = properties.withParents(List.of(record.key()));
        }
        context()
                .forward(new Record<>(
                        identity.outputId(record.key()), message, record.timestamp(), passedOn(record.headers())));
    }

    private static Headers passedOn(Headers headers) {
        Headers passed = new RecordHeaders();
        for (Header header : headers.headers(TRACE_HEADER)) {
            passed.add(header);
        }
        return passed;
    }
}
