package io.pitwall.cli.reset;

import io.pitwall.app.Cluster;
import io.pitwall.app.KafkaOptions;
import io.pitwall.app.UserException;
import io.pitwall.cli.text.CommandOutput;
import io.pitwall.cli.text.Words;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pitwall reset}: makes an application forget. */
@Command(
        name = "reset",
        description = {
            "Makes an application start over: deletes its committed offsets, internal topics, and state on this machine.",
            "It lists what it will delete, and asks first. Input and output topics stay as they are: when the application reads its input again, it writes"
                    + " its output a second time."
        },
        footer = {
            "",
            "It is refused while an instance of the application runs. State on other machines has to be deleted there,"
                    + " with the same command or by hand. An application with auto.offset.reset=latest"
                    + " starts at the end of its input after a reset too.",
            "",
            "Examples:",
            "  pitwall reset --application-id hb --dry-run",
            "  pitwall reset --application-id hb --state-dir ./state --yes"
        })
public final class ResetCommand implements Callable<Integer> {

    /** The exit code when the answer was not yes. */
    static final int DECLINED = 3;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--application-id", required = true, paramLabel = "ID", description = "The application.")
    private String applicationId = "";

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "The folder for RocksDB that the application was given (default: below the system's temporary"
                    + " folder).")
    private @Nullable Path stateDir;

    @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandOutput output = CommandOutput.of(spec);
        LocalState state = LocalState.of(stateDir == null ? usualStateDir() : stateDir, applicationId);
        state.requireUnused();
        try (Cluster cluster = new Cluster(kafka.clientProperties(), ApplicationTraces.neededRights(applicationId))) {
            ApplicationTraces traces = ApplicationTraces.find(cluster, applicationId);
            requireNoMembers(traces);
            if (traces.isEmpty() && !state.exists()) {
                throw nothingLeft(cluster, traces, state);
            }
            describe(traces, state, output.out());
            if (dryRun) {
                return 0;
            }
            if (!yes && !output.question().isYes("Delete this?")) {
                output.say("nothing was deleted");
                return DECLINED;
            }
            // The question may have waited for long.
            state.requireUnused();
            traces.delete(cluster, applicationId);
            if (state.exists()) {
                state.delete();
            }
        }
        output.out().println("application " + applicationId + " begins anew when it is started again");
        output.out().flush();
        return 0;
    }

    private UserException nothingLeft(Cluster cluster, ApplicationTraces traces, LocalState state) {
        List<String> groups = ApplicationTraces.groups(cluster);
        return new UserException("application " + applicationId + " has left nothing at " + cluster.bootstrapServers()
                + ", nor in " + state.folder() + "; there "
                + (groups.isEmpty() ? "is no group" : "are the groups " + String.join(", ", groups))
                + (traces.topicsOfOthers().isEmpty()
                        ? ""
                        : ". Topics that may be of another of them are left alone: "
                                + String.join(", ", traces.topicsOfOthers())));
    }

    private void requireNoMembers(ApplicationTraces traces) {
        if (!traces.members().isEmpty()) {
            throw new UserException("application " + applicationId + " is running, "
                    + String.join(", ", traces.members())
                    + "; stop it first. An instance that was killed counts until its session has timed out");
        }
    }

    private void describe(ApplicationTraces traces, LocalState state, PrintWriter out) {
        out.println("What application " + applicationId + " has left" + (dryRun ? " and a reset deletes:" : ":"));
        if (!traces.committed().isEmpty()) {
            out.println("  committed offsets, so that it reads its input from where auto.offset.reset says:");
            new TreeMap<>(traces.committed())
                    .forEach((topic, partitions) ->
                            out.println("    " + topic + ", " + Words.count(partitions, "partition")));
        }
        if (!traces.internalTopics().isEmpty()) {
            out.println("  internal topics, with the state that is stored in them:");
            traces.internalTopics().forEach(topic -> out.println("    " + topic));
        }
        if (state.exists()) {
            out.println("  state on this machine:");
            out.println("    " + state.folder() + ", " + Words.bytes(state.bytes()));
        }
        if (!traces.topicsOfOthers().isEmpty()) {
            out.println("Not deleted, because they may be of an application with a similar id:");
            traces.topicsOfOthers().forEach(topic -> out.println("    " + topic));
        }
        out.flush();
    }

    /** Where Kafka Streams keeps state unless it is told. */
    private static Path usualStateDir() {
        return Path.of(System.getProperty("java.io.tmpdir"), "kafka-streams");
    }
}
