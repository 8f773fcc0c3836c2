package io.pitwall.app;

import io.pitwall.dsl.processing.OperatorException;
import java.util.Optional;

/** Makes one paragraph for people of what stopped an application: what, where, what to do. */
final class FatalError {

    private FatalError() {}

    static UserException of(Throwable error, NeededRights needed) {
        return new UserException("the application stopped: " + text(error, needed), error);
    }

    private static String text(Throwable error, NeededRights needed) {
        Optional<String> security = KafkaErrors.explain(error, needed);
        if (security.isPresent()) {
            return security.get();
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof OperatorException) {
                return cause.getMessage() + ". Nothing is lost: mend the function, or have the operator go on with"
                        + " OnError.skip() or deadLetter(), and start again";
            }
        }
        return innermostMessage(error);
    }

    /** The innermost cause that says something: the wrappers of Kafka Streams repeat it. */
    static String innermostMessage(Throwable error) {
        String message = error.toString();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("io.pitwall.")) {
                return String.valueOf(cause.getMessage());
            }
            message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        }
        return message;
    }
}
