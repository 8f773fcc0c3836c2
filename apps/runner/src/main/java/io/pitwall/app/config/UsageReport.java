package io.pitwall.app.config;

import io.pitwall.app.ErrorReport;
import io.pitwall.app.UserException;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage for people: what is wrong on one line, what was probably meant, and where help is. */
final class UsageReport implements IParameterExceptionHandler {

    private final Secrets secrets;

    UsageReport(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        boolean isUserError = error.getCause() instanceof UserException;
        err.println("pitwall: " + secrets.hideIn(ErrorReport.oneLine(message(error))));
        if (!isUserError) {
            UnmatchedArgumentException.printSuggestions(error, err);
            err.println("'" + command.getCommandSpec().qualifiedName() + " --help' has all options.");
        }
        err.flush();
        return isUserError ? ErrorReport.USER_ERROR : CommandLine.ExitCode.USAGE;
    }

    private static String message(ParameterException error) {
        if (error instanceof MissingParameterException missing
                && missing.getMissing().stream().allMatch(OptionSpec.class::isInstance)) {
            return missing.getMissing().stream().map(UsageReport::forms).collect(Collectors.joining("; "));
        }
        return String.valueOf(error.getMessage());
    }

    /** A setting that is missing, by its name in every form. */
    private static String forms(ArgSpec argument) {
        OptionSpec option = (OptionSpec) argument;
        return option.longestName() + " is missing: give it as flag, as " + EnvironmentNames.of(option)
                + " in the environment, or as '" + EnvironmentNames.key(option) + "' in the file of --config";
    }
}
