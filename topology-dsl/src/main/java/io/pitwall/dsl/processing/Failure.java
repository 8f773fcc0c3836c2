package io.pitwall.dsl.processing;

import io.pitwall.data.ParameterData;

/**
 * What a user's function has failed on for the last time.
 *
 * @param rows as the operator got them
 * @param what which function, and on how much it failed
 * @param error the first error
 */
record Failure(ParameterData rows, String what, Throwable error) {

    private static final int MAX_CHARACTERS = 2_000;

    /** For people; a text that users' code made may be of any length, and headers must fit into a record. */
    String reason() {
        String reason = what + ": " + error;
        return reason.length() > MAX_CHARACTERS ? reason.substring(0, MAX_CHARACTERS) + "..." : reason;
    }
}
