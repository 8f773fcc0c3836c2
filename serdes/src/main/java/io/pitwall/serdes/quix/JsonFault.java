package io.pitwall.serdes.quix;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * What Jackson says that is no JSON.
 *
 * @param offset from the start of the text; negative where Jackson does not say it
 */
record JsonFault(long offset, String reason) {

    /** Where the value began that does not end; without the source, which is switched off, it says nothing. */
    private static final String START_MARKER = " (start marker at ";

    static JsonFault of(JsonProcessingException e) {
        JsonLocation where = e.getLocation();
        String reason = String.valueOf(e.getOriginalMessage());
        int marker = reason.indexOf(START_MARKER);
        return new JsonFault(
                where == null ? -1 : Math.max(0, where.getByteOffset()),
                marker < 0 ? reason : reason.substring(0, marker));
    }

    /** Where it is within the record value that has the text. */
    String place(Slice text) {
        return offset < 0 ? "before byte " + text.to() : "byte " + (text.from() + offset);
    }
}
