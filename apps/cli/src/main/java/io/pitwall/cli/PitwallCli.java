package io.pitwall.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.pitwall.app.EnvironmentDefaults;
import io.pitwall.app.ErrorReport;
import io.pitwall.app.Verbosity;
import io.pitwall.cli.bench.BenchCommand;
import io.pitwall.cli.demo.DemoCommand;
import io.pitwall.cli.letters.DeadLettersCommand;
import io.pitwall.cli.reset.ResetCommand;
import io.pitwall.cli.text.StandardInput;
import io.pitwall.cli.topology.DescribeCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

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
            "Every option can also be set in the environment: --bootstrap-servers is PITWALL_BOOTSTRAP_SERVERS.",
            "Exit codes: 0 done, 1 something to mend in what was asked, 2 wrong usage, 70 a fault of the program."
        },
        subcommands = {
            DemoCommand.class,
            DescribeCommand.class,
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
        CommandLine commandLine = new CommandLine(new PitwallCli(in));
        commandLine.setDefaultValueProvider(new EnvironmentDefaults(environment));
        commandLine.setExecutionExceptionHandler(new ErrorReport());
        commandLine.setParameterExceptionHandler(PitwallCli::explainUsage);
        commandLine.setExecutionStrategy(PitwallCli::execute);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(100);
        return commandLine;
    }

    /** What is wrong, and where the help is; all of the help would hide it. */
    private static int explainUsage(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("pitwall: " + error.getMessage());
        UnmatchedArgumentException.printSuggestions(error, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
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
            logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
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
