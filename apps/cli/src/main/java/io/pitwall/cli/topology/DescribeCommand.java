package io.pitwall.cli.topology;

import io.pitwall.app.TopicOptions;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.plan.Compatibility;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pitwall describe}: what a topology class says, and what it needs. */
@Command(
        name = "describe",
        description = {"Shows the steps, topics, stores and rights of a topology class.", "It needs no broker."},
        footer = {
            "",
            "With --compare it ends with exit code 3 if state would be lost.",
            "",
            "Examples:",
            "  pitwall describe io.pitwall.examples.HardBraking --application-id hb",
            "  pitwall describe --jar acme.jar com.acme.OilPressure --mermaid",
            "  pitwall describe --jar acme-1.jar com.acme.OilPressure --json > running.json",
            "  pitwall describe --jar acme-2.jar com.acme.OilPressure --compare running.json",
            "  pitwall describe io.pitwall.examples.HardBraking --application-id hb --acls User:hb"
        })
public final class DescribeCommand implements Callable<Integer> {

    /** The exit code when state of the application that is compared would not be found again. */
    static final int STATE_LOST = 3;

    @Mixin
    private TopologyOptions topology = new TopologyOptions();

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = "APPLICATION-ID",
            description = "Prefix of the names of internal topics (default: ${DEFAULT-VALUE}).")
    private String applicationId = "APPLICATION-ID";

    @Mixin
    private TopicOptions topics = new TopicOptions();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "Kafka brokers, for the commands of --acls (default: ${DEFAULT-VALUE}).")
    private String bootstrapServers = "localhost:9092";

    @Option(names = "--mermaid", description = "Only the steps, as a flowchart in the language of Mermaid.")
    private boolean mermaid;

    @Option(names = "--json", description = "All of it as JSON, for --compare and for other tools.")
    private boolean json;

    @Option(
            names = "--acls",
            paramLabel = "PRINCIPAL",
            description = "Only the commands that give a principal, such as User:hb, the rights it needs.")
    private @Nullable String principal;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description = "What becomes of the state of the application that FILE describes, written with --json.")
    private @Nullable Path running;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (Stream.of(mermaid, json, principal != null, running != null)
                        .filter(isAsked -> isAsked)
                        .count()
                > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--mermaid, --json, --acls and --compare exclude each other");
        }
        TopologyReport report = TopologyReport.of(
                topology.topology(), topics.applyTo(PitwallConfig.of(applicationId, bootstrapServers)));
        PrintWriter out = spec.commandLine().getOut();
        try {
            return print(report, out);
        } finally {
            out.flush();
        }
    }

    private int print(TopologyReport report, PrintWriter out) {
        if (running != null) {
            Compatibility changes =
                    Compatibility.of(PlanDocument.read(running), report.plan().outline());
            out.print(changes);
            return changes.losesNothing() ? 0 : STATE_LOST;
        }
        if (mermaid) {
            out.print(report.plan().mermaid());
        } else if (json) {
            out.print(PlanDocument.write(report));
        } else if (principal != null) {
            String user = principal;
            report.rights().forEach(right -> out.println(right.command(bootstrapServers, user)));
        } else {
            report.printTo(out);
        }
        return 0;
    }
}
