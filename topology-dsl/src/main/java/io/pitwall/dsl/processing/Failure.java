package io.pitwall.dsl.processing;

import io.pitwall.data.EventBatch;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;

/**
 * What a user's function has failed on for the last time.
 *
 * @param message as the operator got it
 * @param what which function, and on how much it failed
 * @param error the first error
 */
record Failure(StreamMessage message, String what, Throwable error) {

    private static final int MAX_CHARACTERS = 2_000;

    /** How many rows or events it has. */
    int size() {
        if (message instanceof ParameterData data) {
            return data.rowCount();
        }
        return message instanceof EventBatch batch ? batch.events().size() : 1;
    }

    /** For people; a text that users' code made may be of any length, and headers must fit into a record. */
    String reason() {
        String reason = what + ": " + error;
        return reason.length() > MAX_CHARACTERS ? reason.substring(0, MAX_CHARACTERS) + "..." : reason;
    }
}
