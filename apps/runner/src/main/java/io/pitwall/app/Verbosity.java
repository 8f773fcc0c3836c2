package io.pitwall.app;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The option {@code --verbose}, which all commands have. */
public final class Verbosity {

    private static final String NAME = "--verbose";

    @Option(
            names = NAME,
            scope = ScopeType.INHERIT,
            description = "Show stack traces of errors, and what Kafka and Pitwall log.")
    @SuppressWarnings("UnusedVariable") // isGiven asks picocli instead, which knows of all commands
    private boolean verbose;

    /** True when the option is set for any command of a command line, by a flag or in the environment. */
    public static boolean isGiven(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .map(line -> line.getCommandSpec().findOption(NAME))
                .anyMatch(option -> option != null && Boolean.TRUE.equals(option.getValue()));
    }

    static boolean isGiven(CommandLine command) {
        CommandLine root = command;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getParseResult() != null && isGiven(root.getParseResult());
    }
}
