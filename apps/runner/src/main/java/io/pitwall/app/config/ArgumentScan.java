package io.pitwall.app.config;

import io.pitwall.app.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A first look at arguments, for what must be known before they are parsed: the file of {@code --config} gives options their
 * defaults.
 *
 * @param arguments with those in files that are given as {@code @FILE}, which may be pipes and are read here only
 * @param namedFile of {@code --config}
 */
record ArgumentScan(List<String> arguments, Optional<Path> namedFile) {

    ArgumentScan {
        arguments = List.copyOf(arguments);
    }

    /** @throws UserException if a file of arguments cannot be read */
    static ArgumentScan of(String... args) {
        List<String> arguments = withThoseInFiles(args);
        CommandSpec spec = CommandSpec.create()
                .addOption(
                        OptionSpec.builder(ConfigOptions.FILE).type(Path.class).build());
        CommandLine first = lenient(spec).setOverwrittenOptionsAllowed(true).setExpandAtFiles(false);
        try {
            CommandLine.ParseResult parsed = first.parseArgs(arguments.toArray(String[]::new));
            return new ArgumentScan(
                    arguments, Optional.ofNullable(parsed.matchedOptionValue(ConfigOptions.FILE, null)));
        } catch (ParameterException e) {
            // When all of it is parsed, this is said as everything else.
            return new ArgumentScan(arguments, Optional.empty());
        }
    }

    private static List<String> withThoseInFiles(String... args) {
        try {
            return lenient(CommandSpec.create()).parseArgs(args).expandedArgs();
        } catch (InitializationException e) {
            Throwable reason = Objects.requireNonNullElse(e.getCause(), e);
            throw new UserException("a file of arguments (@FILE) cannot be read: " + reason.getMessage(), e);
        }
    }

    private static CommandLine lenient(CommandSpec spec) {
        return new CommandLine(spec).setUnmatchedArgumentsAllowed(true);
    }

    /** The file that the arguments name, else the environment. */
    Optional<Path> configFile(Map<String, String> environment) {
        return namedFile.or(() -> Optional.ofNullable(environment.get("PITWALL_CONFIG"))
                .filter(name -> !name.isBlank())
                .map(Path::of));
    }
}
