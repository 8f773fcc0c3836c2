package io.pitwall.app.config;

import io.pitwall.app.ErrorReport;
import io.pitwall.app.UserException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command line whose options are also settings in the environment and in a file.
 *
 * <p>The one place of precedence: flag, environment, file, default. {@code --application-id} is {@code PITWALL_APPLICATION_ID}
 * and {@code application-id}; entries of {@code --kafka} are {@code KAFKA_SECURITY_PROTOCOL} and {@code
 * kafka.security.protocol}. The commands must have {@link ConfigOptions}. Errors are told as {@link ErrorReport} does.
 */
public final class ConfiguredCommandLine extends CommandLine {

    private final Map<String, String> environment;
    private final Secrets secrets = new Secrets();
    private SettingSources sources;

    /**
     * A parser and runner of the command.
     *
     * @param command an object with picocli's annotations
     * @param environment as of {@link System#getenv()}
     */
    public ConfiguredCommandLine(Object command, Map<String, String> environment) {
        super(command);
        this.environment = Map.copyOf(environment);
        this.sources = new SettingSources(this.environment, ConfigFile.none());
        setExecutionExceptionHandler(new ErrorReport());
        setParameterExceptionHandler(new UsageReport());
        setExecutionStrategy(new RunLast());
        setCaseInsensitiveEnumValuesAllowed(true);
        // ArgumentScan has done it.
        setExpandAtFiles(false);
        setErr(getErr());
    }

    /** Errors, warnings and stack traces go there, of whatever command: no secret comes through. */
    @Override
    public CommandLine setErr(PrintWriter err) {
        return super.setErr(MaskedWriter.over(err, secrets));
    }

    @Override
    public CommandLine setExecutionStrategy(IExecutionStrategy strategy) {
        return super.setExecutionStrategy(
                parsed -> ConfigOptions.isShowAsked(parsed) ? show(parsed) : strategy.execute(parsed));
    }

    @Override
    public ParseResult parseArgs(String... args) {
        secrets.addEnvironment(environment);
        ArgumentScan scan;
        try {
            scan = ArgumentScan.of(args);
            ConfigFile file = scan.configFile(environment).map(ConfigFile::read).orElseGet(ConfigFile::none);
            KnownSettings known = new KnownSettings(this);
            known.check(file);
            sources = new SettingSources(environment, file);
            known.warnings(sources).forEach(warning -> getErr().println("pitwall: " + warning));
        } catch (UserException e) {
            throw new ParameterException(this, String.valueOf(e.getMessage()), e);
        }
        setDefaultValueProvider(sources);
        ParseResult parsed;
        try {
            parsed = super.parseArgs(scan.arguments().toArray(String[]::new));
        } catch (ParameterException e) {
            secrets.addTyped(scan.arguments());
            throw e;
        }
        parsed.asCommandLineList().forEach(this::completeMaps);
        return parsed;
    }

    /** To each option that is a map the entries that no flag has said. */
    private void completeMaps(CommandLine command) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.typeInfo().isMap()) {
                Map<String, String> entries = new LinkedHashMap<>();
                sources.entries(option).forEach((name, setting) -> entries.put(name, setting.value()));
                if (option.getValue() instanceof Map<?, ?> flags) {
                    flags.forEach((name, value) -> entries.put(String.valueOf(name), String.valueOf(value)));
                }
                option.setValue(entries);
                // A topic whose name has such a word is no secret.
                if (SettingSources.isOfKafka(option)) {
                    secrets.addAll(entries);
                }
            }
        }
    }

    private int show(ParseResult parsed) {
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine command = commands.get(commands.size() - 1);
        command.getOut().print(new ShownConfig(sources).of(command.getCommandSpec(), command.getParseResult()));
        command.getOut().flush();
        return ExitCode.OK;
    }
}
