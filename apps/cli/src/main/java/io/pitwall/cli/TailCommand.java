package io.pitwall.cli;

import io.pitwall.app.Cluster;
import io.pitwall.app.DurationConverter;
import io.pitwall.app.KafkaOptions;
import io.pitwall.app.StopSignal;
import io.pitwall.cli.tail.CsvPrinter;
import io.pitwall.cli.tail.JsonPrinter;
import io.pitwall.cli.tail.MessagePrinter;
import io.pitwall.cli.tail.SelectedParameters;
import io.pitwall.cli.tail.TablePrinter;
import io.pitwall.cli.tail.TailStart;
import io.pitwall.cli.tail.TopicTail;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
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
            "Times are in UTC. With --format csv the rows go to stdout, all other messages to stderr;",
            "with --format json each row, event and other message is a line of JSON.",
            "",
            "Examples:",
            "  pitwall tail hard-braking",
            "  pitwall tail car-data --stream car-1 --parameter Speed --parameter Brake --from 10m",
            "  pitwall tail hard-braking --from beginning --until-idle 2s --format csv > hard-braking.csv"
        })
final class TailCommand implements Callable<Integer> {

    /** How messages are printed. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(paramLabel = "TOPIC", description = "The topic to read.")
    private String topic = "";

    @Mixin
    private StreamFilter streams = new StreamFilter();

    @Option(
            names = "--parameter",
            paramLabel = "NAME",
            description = "Only these parameters, and the rows that have one of them; repeatable.")
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "START",
            defaultValue = "end",
            converter = TailStart.Converter.class,
            description = "beginning; end; 10m for what arrived in the last ten minutes; or what arrived since a time"
                    + " such as 2026-11-22T19:00:00Z (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets its default
    private TailStart start;

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
            description = "table, csv or json (default: ${DEFAULT-VALUE}).")
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
                kafka.clientProperties(),
                printer(out, err),
                printed -> streams.before(new SelectedParameters(parameters, printed)),
                err);
        try (StopSignal signal = StopSignal.listening()) {
            signal.whenReceived(tail::stop);
            tail.follow(topic, start, Optional.ofNullable(untilIdle));
            err.println(tail.summary());
            err.flush();
        }
        return 0;
    }

    private MessagePrinter printer(PrintWriter out, PrintWriter err) {
        return switch (format) {
            case TABLE -> new TablePrinter(out);
            case CSV -> new CsvPrinter(out, err);
            case JSON -> new JsonPrinter(out);
        };
    }
}
