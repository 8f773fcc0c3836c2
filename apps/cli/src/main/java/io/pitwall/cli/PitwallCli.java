package io.pitwall.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Appender;
import io.pitwall.app.Verbosity;
import io.pitwall.app.config.ConfigOptions;
import io.pitwall.app.config.ConfiguredCommandLine;
import io.pitwall.cli.bench.BenchCommand;
import io.pitwall.cli.demo.DemoCommand;
import io.pitwall.cli.letters.DeadLettersCommand;
import io.pitwall.cli.reset.ResetCommand;
import io.pitwall.cli.text.StandardInput;
import io.pitwall.cli.topology.DescribeCommand;
import io.pitwall.cli.topology.ValidateCommand;
import java.io.InputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
        name = "pitwall",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = PitwallCli.Version.class,
        description = "High-frequency time series on Kafka Streams.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Every option can also be set in the environment, --bootstrap-servers as PITWALL_BOOTSTRAP_SERVERS, or in"
                    + " the file of --config, as bootstrap-servers; settings of Kafka as KAFKA_SECURITY_PROTOCOL or"
                    + " kafka.security.protocol.",
            "Exit codes: 0 done, 1 something to correct (topics, files, settings, topology, data), 2 wrong usage, 3 the"
                    + " answer is no, 70 a bug in Pitwall."
        },
        subcommands = {
            DemoCommand.class,
            DescribeCommand.class,
            ValidateCommand.class,
            RunCommand.class,
            ProduceCommand.class,
            TailCommand.class,
            TopicsCommand.class,
            StreamsCommand.class,
            DeadLettersCommand.class,
            ResetCommand.class,
            BrokerCommand.class,
            BenchCommand.class
        })
public final class PitwallCli implements StandardInput {

    @Mixin
    @SuppressWarnings("UnusedVariable") // asked for through picocli
    private final Verbosity verbosity = new Verbosity();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read before the arguments are parsed
    private final ConfigOptions config = new ConfigOptions();

    private final InputStream in;

    private PitwallCli(InputStream in) {
        this.in = in;
    }

    @Override
    public InputStream standardInput() {
        return in;
    }

    public static void main(String[] args) {
        System.exit(commandLine(System.getenv(), System.in).execute(args));
    }

    /**
     * The parser and runner of commands, with defaults from this environment.
     *
     * @param in where answers to questions come from
     */
    static CommandLine commandLine(Map<String, String> environment, InputStream in) {
        CommandLine commandLine = new ConfiguredCommandLine(new PitwallCli(in), environment);
        commandLine.setExecutionStrategy(PitwallCli::execute);
        commandLine.setUsageHelpWidth(100);
        return commandLine;
    }

    private static int execute(ParseResult parsed) {
        if (Verbosity.isGiven(parsed)) {
            showLog();
        }
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            CommandLine root = parsed.commandSpec().commandLine();
            root.usage(root.getErr());
            return CommandLine.ExitCode.USAGE;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static void showLog() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            // Whatever is quietened by name is shown again.
            logback.getLoggerList().stream()
                    .filter(logger -> !logger.getName().equals(Logger.ROOT_LOGGER_NAME))
                    .forEach(logger -> logger.setLevel(null));
            ch.qos.logback.classic.Logger root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
            root.setLevel(Level.INFO);
            root.iteratorForAppenders().forEachRemaining(Appender::clearAllFilters);
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = PitwallCli.class.getPackage().getImplementationVersion();
            return new String[] {"pitwall " + (version == null ? "(not packaged)" : version)};
        }
    }
}
