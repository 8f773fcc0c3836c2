package io.pitwall.app.config;

import io.pitwall.app.ErrorReport;
import io.pitwall.app.UserException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage for people: all that is wrong on one line, what was probably meant, and where help is. */
final class UsageReport implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        boolean isUserError = error.getCause() instanceof UserException;
        err.println("pitwall: " + ErrorReport.oneLine(message(error)));
        if (!isUserError) {
            err.println("'" + command.getCommandSpec().qualifiedName() + " --help' has all options.");
        }
        err.flush();
        return isUserError ? ErrorReport.USER_ERROR : CommandLine.ExitCode.USAGE;
    }

    private static String message(ParameterException error) {
        if (error instanceof MissingParameterException missing) {
            return missing(missing);
        }
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getCommandLine(), unmatched.getUnmatched());
        }
        return String.valueOf(error.getMessage());
    }

    /** Behind what was mistyped: it is the likely reason why something is missing. */
    private static String missing(MissingParameterException error) {
        CommandLine command = error.getCommandLine();
        String missing = error.getMissing().stream().map(UsageReport::forms).collect(Collectors.joining("; "));
        List<String> unmatched = command.getUnmatchedArguments();
        return unmatched.isEmpty() ? missing : unknown(command, unmatched) + "; " + missing;
    }

    /** A setting that is missing, by its name in every form. */
    private static String forms(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.longestName() + " is missing: give it as flag, as " + EnvironmentNames.of(option)
                    + " in the environment, or as '" + EnvironmentNames.key(option) + "' in the file of --config";
        }
        return argument.paramLabel() + " is missing";
    }

    /** Once something is not understood, picocli takes what comes behind it for unknown too, often rightly: values of it. */
    private static String unknown(CommandLine command, List<String> unmatched) {
        List<String> options =
                unmatched.stream().filter(argument -> argument.startsWith("-")).toList();
        return (options.isEmpty() ? unmatched.subList(0, 1) : options)
                .stream().map(argument -> unknown(command, argument)).collect(Collectors.joining("; "));
    }

    private static String unknown(CommandLine command, String argument) {
        if (argument.startsWith("-")) {
            String name = argument.replaceFirst("=.*", "");
            return "there is no option " + name + NearestName.question(name, optionNames(command));
        }
        Set<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? "'" + argument + "' is one argument too many"
                : "there is no command '" + argument + "'" + NearestName.question(argument, commands);
    }

    private static Set<String> optionNames(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
