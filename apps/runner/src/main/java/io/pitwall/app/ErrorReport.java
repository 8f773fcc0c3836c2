package io.pitwall.app;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Errors for people: one line on stderr; the stack trace only with {@code --verbose}. */
public final class ErrorReport implements IExecutionExceptionHandler {

    /** The exit code when the user can mend it: what was asked for, the data, the topology's own code. */
    public static final int USER_ERROR = 1;

    /** The exit code when it is a fault of the program. */
    public static final int INTERNAL_ERROR = 70;

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        // What a broker does not let in or allow is the user's to mend, whichever client of a command hears of it.
        Optional<String> refusal = error instanceof UserException ? Optional.empty() : KafkaErrors.explain(error);
        boolean isUserError = error instanceof UserException || refusal.isPresent();
        String message = refusal.orElseGet(
                () -> error instanceof UserException ? String.valueOf(error.getMessage()) : describe(error));
        err.println("pitwall: " + oneLine(message));
        if (Verbosity.isGiven(command)) {
            error.printStackTrace(err);
        } else if (!isUserError) {
            err.println("Run again with --verbose for the details.");
        }
        err.flush();
        return isUserError ? USER_ERROR : INTERNAL_ERROR;
    }

    private static String describe(Throwable error) {
        return error.getMessage() == null
                ? error.toString()
                : error.getClass().getSimpleName() + ": " + error.getMessage();
    }

    /** The text without line ends. */
    public static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
