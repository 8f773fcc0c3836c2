package io.pitwall.serdes.quix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;

/**
 * JSON as the SDK has it: UTF-8, non-ASCII as it is, read and written by streaming.
 *
 * <p>Deeper nesting than {@value #MAX_DEPTH} is refused both ways. Lengths of texts need no limit: they are bounded by
 * the record.
 */
final class JsonText {

    static final int MAX_DEPTH = 500;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    // The wrapper around a content is one level more.
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    /** Starts to read; the first token is the current one. */
    JsonInput read(Slice text) throws IOException {
        return new JsonInput(factory, text);
    }

    JsonOutput write() throws IOException {
        return new JsonOutput(factory);
    }
}
