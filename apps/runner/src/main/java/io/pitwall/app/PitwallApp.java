package io.pitwall.app;

import io.pitwall.app.config.ConfigOptions;
import io.pitwall.app.config.ConfiguredCommandLine;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.TelemetryTopology;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The {@code main} of an application's own fat jar.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     PitwallApp.run(new HardBraking(), args);
 * }
 * }</pre>
 */
public final class PitwallApp {

    private PitwallApp() {}

    /** Runs the topology until it ends or the process is told to, then exits the process. */
    public static void run(TelemetryTopology topology, String... args) {
        System.exit(execute(topology, args));
    }

    /** As {@link #run}, but returns the exit code. */
    public static int execute(TelemetryTopology topology, String... args) {
        return commandLine(topology, System.getenv()).execute(args);
    }

    static CommandLine commandLine(TelemetryTopology topology, Map<String, String> environment) {
        CommandLine command = new ConfiguredCommandLine(new AppCommand(topology), environment);
        command.setCommandName(nameOf(topology, "application"));
        command.getCommandSpec().version(nameOf(topology, "application") + " " + versionOf(topology));
        return command;
    }

    private static String versionOf(TelemetryTopology topology) {
        String version = topology.getClass().getPackage().getImplementationVersion();
        return version == null ? "(the manifest of its jar has no Implementation-Version)" : version;
    }

    /** What it is called for people; a lambda has no name that means something. */
    private static String nameOf(TelemetryTopology topology, String otherwise) {
        Class<?> type = topology.getClass();
        return type.isHidden() || type.isAnonymousClass() ? otherwise : type.getSimpleName();
    }

    /** Runs a topology with these options in the calling thread; Ctrl-C and SIGTERM end it in order. */
    public static void runToEnd(TelemetryTopology topology, RunOptions options, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        PitwallConfig config = options.toConfig();
        String name = nameOf(topology, config.applicationId());
        try (StopSignal signal = StopSignal.listening()) {
            Throughput throughput;
            try (Application application = start(topology, options, config, err)) {
                signal.whenReceived(application::stop);
                out.println(name + " runs against " + config.bootstrapServers() + "; Ctrl-C ends it");
                application.monitoringAddress().ifPresent(address -> out.println("health and metrics: " + address));
                out.flush();
                application.await(options.stopConditions());
                throughput = application.throughput();
            }
            out.println(name + " ended: " + throughput);
            out.flush();
        }
    }

    private static Application start(
            TelemetryTopology topology, RunOptions options, PitwallConfig config, PrintWriter err) {
        try (Countdown countdown = Countdown.of(err)) {
            return Application.start(
                    topology,
                    config,
                    new StartOptions(
                            options.http(), options.patience(), countdown::show, warning -> warn(err, warning)));
        }
    }

    private static void warn(PrintWriter err, String warning) {
        err.println("pitwall: warning: " + warning);
        err.flush();
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Runs one Pitwall topology. Every option can also be set in the environment, --application-id as"
                            + " PITWALL_APPLICATION_ID, or in the file of --config, as application-id; settings of Kafka as"
                            + " KAFKA_SECURITY_PROTOCOL or kafka.security.protocol.")
    private static final class AppCommand implements Callable<Integer> {

        private final TelemetryTopology topology;

        @Mixin
        private RunOptions options = new RunOptions();

        @Mixin
        @SuppressWarnings("UnusedVariable") // ConfiguredCommandLine reads them
        private ConfigOptions config = new ConfigOptions();

        @Mixin
        @SuppressWarnings("UnusedVariable") // ErrorReport asks picocli whether the option was given
        private Verbosity verbosity = new Verbosity();

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        AppCommand(TelemetryTopology topology) {
            this.topology = topology;
        }

        @Override
        public Integer call() throws InterruptedException {
            runToEnd(
                    topology,
                    options,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
            return 0;
        }
    }
}
