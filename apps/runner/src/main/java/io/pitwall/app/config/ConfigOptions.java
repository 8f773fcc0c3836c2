package io.pitwall.app.config;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The options {@code --config} and {@code --show-config}, which all commands have. */
public final class ConfigOptions {

    static final String FILE = "--config";
    private static final String SHOW = "--show-config";

    /** What a file cannot say. */
    static final Set<String> KEYS = Set.of("config", "show-config");

    @Option(
            names = FILE,
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Settings in a .yaml or .properties file, by the names of the options without '--'.")
    @SuppressWarnings("UnusedVariable") // it is read before picocli parses anything: it gives it defaults
    private @Nullable Path file;

    @Option(
            names = SHOW,
            scope = ScopeType.INHERIT,
            description = "Print every setting, and where it comes from, and do nothing else.")
    @SuppressWarnings("UnusedVariable") // picocli is asked, which knows of all commands
    private boolean show;

    static boolean isShowAsked(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .map(line -> line.getCommandSpec().findOption(SHOW))
                .anyMatch(option -> option != null && Boolean.TRUE.equals(option.getValue()));
    }

    /** True for what is no setting of a command: help, and the options of this class. */
    static boolean isAbout(OptionSpec option) {
        return option.usageHelp() || option.versionHelp() || KEYS.contains(EnvironmentNames.key(option));
    }

    static boolean has(CommandSpec command) {
        return command.findOption(SHOW) != null;
    }
}
