package io.pitwall.app.config;

import io.pitwall.app.ErrorReport;
import io.pitwall.app.UserException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        err.println("pitwall: " + ErrorReport.oneLine(message(error, List.of(args))));
        if (!isUserError) {
            err.println("'" + command.getCommandSpec().qualifiedName()
                    + (command.getSubcommands().isEmpty()
                            ? " --help' has all options."
                            : " --help' has all commands."));
        }
        err.flush();
        return isUserError ? ErrorReport.USER_ERROR : CommandLine.ExitCode.USAGE;
    }

    private static String message(ParameterException error, List<String> args) {
        if (error instanceof MissingParameterException missing) {
            return missing(missing, args);
        }
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getCommandLine(), unmatched.getUnmatched());
        }
        if (error.getArgSpec() instanceof OptionSpec option && option.type().isEnum()) {
            return option.longestName() + " must be one of " + choices(option.type()) + ", but it is '"
                    + error.getValue() + "'";
        }
        return String.valueOf(error.getMessage());
    }

    private static String choices(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Behind what was mistyped: it is the likely reason why something is missing, and is not said again then. */
    private static String missing(MissingParameterException error, List<String> args) {
        CommandLine command = error.getCommandLine();
        List<String> unmatched = command.getUnmatchedArguments();
        String mistyped = unmatched.isEmpty() ? "" : unknown(command, unmatched);
        String missing = error.getMissing().stream()
                .filter(argument ->
                        !(argument instanceof OptionSpec option && mistyped.contains("'" + option.longestName())))
                .map(argument -> missing(argument, args))
                .collect(Collectors.joining("; "));
        if (mistyped.isEmpty() || missing.isEmpty()) {
            return mistyped + missing;
        }
        return mistyped + (mistyped.endsWith("?") ? "" : ".") + " Besides, " + missing;
    }

    /** What is missing; a setting by its name in every form. */
    private static String missing(ArgSpec argument, List<String> args) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel() + " is missing"
                    + (argument.description().length == 0 ? "" : ": " + inSentence(argument.description()[0]));
        }
        if (Stream.of(option.names()).anyMatch(args::contains)) {
            return option.longestName() + " has no value: " + option.longestName() + " " + option.paramLabel();
        }
        return option.longestName() + " is missing: give it as flag, as " + EnvironmentNames.of(option)
                + " in the environment, or as '" + EnvironmentNames.key(option) + "' in the file of --config";
    }

    /** A description within a sentence: without a capital and a full stop. */
    private static String inSentence(String description) {
        return description.substring(0, 1).toLowerCase(Locale.ROOT)
                + description.substring(1).replaceFirst("\\.$", "");
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
