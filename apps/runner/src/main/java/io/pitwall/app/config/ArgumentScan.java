package io.pitwall.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A first look at arguments, for what must be known before they are parsed: the file of {@code --config} gives options their
 * defaults.
 *
 * @param arguments with those in files that are given as {@code @FILE}
 * @param namedFile of {@code --config}
 */
record ArgumentScan(List<String> arguments, Optional<Path> namedFile) {

    ArgumentScan {
        arguments = List.copyOf(arguments);
    }

    static ArgumentScan of(String... args) {
        CommandSpec spec = CommandSpec.create()
                .addOption(
                        OptionSpec.builder(ConfigOptions.FILE).type(Path.class).build());
        CommandLine first =
                new CommandLine(spec).setUnmatchedArgumentsAllowed(true).setOverwrittenOptionsAllowed(true);
        try {
            CommandLine.ParseResult parsed = first.parseArgs(args);
            return new ArgumentScan(
                    parsed.expandedArgs(), Optional.ofNullable(parsed.matchedOptionValue(ConfigOptions.FILE, null)));
        } catch (ParameterException e) {
            // When all of it is parsed, this is said as everything else.
            return new ArgumentScan(List.of(args), Optional.empty());
        }
    }

    /** The file that the arguments name, else the environment. */
    Optional<Path> configFile(Map<String, String> environment) {
        return namedFile.or(() -> Optional.ofNullable(environment.get("PITWALL_CONFIG"))
                .filter(name -> !name.isBlank())
                .map(Path::of));
    }
}
