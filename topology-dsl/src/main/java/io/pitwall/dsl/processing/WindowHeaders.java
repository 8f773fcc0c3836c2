package io.pitwall.dsl.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pitwall.rules.window.LateReason;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What the headers of a record say of the windows that its rows come from, in place of what those of the input said. */
public final class WindowHeaders {

    /** How often late rows have changed these results, as decimal text; not there for first results. */
    public static final String REVISION = "pitwall.revision";

    private WindowHeaders() {}

    static Headers ofResults(Headers input, int revision) {
        return revision == 0 ? without(input) : without(input).add(REVISION, text(Integer.toString(revision)));
    }

    static Headers ofLateRows(Headers input, LateReason reason) {
        return without(input).add(LateReason.HEADER, text(reason.text()));
    }

    /** Adds those of a record to the other headers that go on with it. */
    static Headers passedOn(Headers from, Headers to) {
        for (Header header : from) {
            if (header.key().equals(REVISION) || header.key().equals(LateReason.HEADER)) {
                to.add(header);
            }
        }
        return to;
    }

    private static Headers without(Headers input) {
        return new RecordHeaders(input.toArray()).remove(REVISION).remove(LateReason.HEADER);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
