package io.pitwall.client;

/** The client cannot start, or has stopped because something failed; the message says what and what to do. */
public final class StreamingClientException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StreamingClientException(String message, Throwable cause) {
        super(message, cause);
    }

    StreamingClientException(String message) {
        super(message);
    }

    /** The innermost cause that says something: the wrappers of Kafka Streams repeat it. */
    static StreamingClientException of(String what, Throwable error) {
        String message = error.toString();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("io.pitwall.")) {
                message = String.valueOf(cause.getMessage());
                break;
            }
            message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        }
        return new StreamingClientException(what + ": " + message, error);
    }
}
