package io.pitwall.cli;

import io.pitwall.app.Cluster;
import io.pitwall.app.DurationConverter;
import io.pitwall.app.KafkaOptions;
import io.pitwall.app.StopSignal;
import io.pitwall.cli.tail.CsvPrinter;
import io.pitwall.cli.tail.TablePrinter;
import io.pitwall.cli.tail.TopicTail;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitwall tail}: prints the messages of a topic. */
@Command(
        name = "tail",
        description = "Prints what is written to a topic, committed records only.",
        footer = {
            "",
            "With --format csv the rows go to stdout; all else, and the summary, go to stderr.",
            "",
            "Examples:",
            "  pitwall tail hard-braking",
            "  pitwall tail hard-braking --from-beginning --until-idle 2s --format csv > hard-braking.csv"
        })
final class TailCommand implements Callable<Integer> {

    /** How messages are printed. */
    enum Format {
        TABLE,
        CSV
    }

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(paramLabel = "TOPIC", description = "The topic.")
    private String topic = "";

    @Option(names = "--from-beginning", description = "Start with the oldest record instead of the next one.")
    private boolean fromBeginning;

    @Option(
            names = "--until-idle",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stop at the end of the topic when nothing has come for this long.")
    private @Nullable Duration untilIdle;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or csv (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Cluster cluster = new Cluster(kafka.clientProperties())) {
            cluster.requireTopics(List.of(topic));
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        TopicTail tail = new TopicTail(
                kafka.clientProperties(), format == Format.CSV ? new CsvPrinter(out, err) : new TablePrinter(out), err);
        try (StopSignal signal = StopSignal.listening()) {
            signal.whenReceived(tail::stop);
            tail.follow(topic, fromBeginning, Optional.ofNullable(untilIdle));
            err.println(tail.summary());
            err.flush();
        }
        return 0;
    }
}
