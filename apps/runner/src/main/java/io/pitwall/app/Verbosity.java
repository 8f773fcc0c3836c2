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
            description = "Show the log of Kafka and Pitwall, and stack traces of errors.")
    @SuppressWarnings("UnusedVariable") // isGiven asks picocli instead, which knows of all commands
    private boolean verbose;

    /** True when the option stands anywhere among the words of a command line. */
    public static boolean isGiven(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .flatMap(line -> line.getParseResult().matchedOptions().stream())
                .anyMatch(option -> option.longestName().equals(NAME));
    }

    static boolean isGiven(CommandLine command) {
        CommandLine root = command;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getParseResult() != null && isGiven(root.getParseResult());
    }
}
