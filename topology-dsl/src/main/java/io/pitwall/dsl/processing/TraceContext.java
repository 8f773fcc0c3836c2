package io.pitwall.dsl.processing;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers that go on with a message: W3C Trace Context. All others say how the input was written. */
public final class TraceContext {

    private static final String HEADER = "traceparent";

    private TraceContext() {}

    /** A copy of what goes on. */
    public static Headers of(Headers headers) {
        Headers passed = new RecordHeaders();
        for (Header header : headers.headers(HEADER)) {
            passed.add(header);
        }
        return passed;
    }
}
