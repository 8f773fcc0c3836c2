package io.pitwall.dsl.processing;

/** A user's function failed on a record; the message says which operator, stream and record. */
public final class OperatorException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A key may have a megabyte, and a log line should not. */
    private static final int LONGEST_ID = 200;

    /**
     * A failure of an operator.
     *
     * @param origin where the record comes from, as {@link RecordOrigin} tells it; empty for what a timer does
     */
    public OperatorException(String operator, String streamId, String origin, Throwable cause) {
        super(
                "%s failed on stream %s%s: %s"
                        .formatted(
                                operator,
                                quoted(streamId),
                                origin.isEmpty() ? " (released by a timer)" : " at " + origin,
                                cause),
                cause);
    }

    private static String quoted(String streamId) {
        return streamId.length() <= LONGEST_ID
                ? "'" + streamId + "'"
                : "'" + streamId.substring(0, LONGEST_ID) + "...' (" + streamId.length() + " characters)";
    }
}
