package io.pitwall.app;

import java.io.PrintWriter;
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
        boolean isUserError = error instanceof UserException;
        err.println("pitwall: " + oneLine(isUserError ? String.valueOf(error.getMessage()) : describe(error)));
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

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
