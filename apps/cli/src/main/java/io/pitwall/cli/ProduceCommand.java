package io.pitwall.cli;

import io.pitwall.app.Cluster;
import io.pitwall.app.KafkaOptions;
import io.pitwall.app.StopSignal;
import io.pitwall.cli.csv.CsvColumns;
import io.pitwall.cli.csv.CsvLayout;
import io.pitwall.cli.csv.CsvRecording;
import io.pitwall.cli.csv.Playback;
import io.pitwall.cli.csv.Speed;
import io.pitwall.cli.csv.StreamPublisher;
import io.pitwall.cli.text.CommandOutput;
import io.pitwall.cli.text.ProgressLine;
import io.pitwall.cli.text.Words;
import io.pitwall.data.StreamEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pitwall produce}: writes a CSV recording to a topic, as one stream or several. */
@Command(
        name = "produce",
        description = {
            "Writes CSV recordings to a topic and ends their streams.",
            "The topic is created if it is missing."
        },
        footer = {
            "",
            "Columns are numbers unless named by --tag or --text; a column 'Name#' is a tag; empty cells are missing.",
            "Without --stream and --stream-column each file is a stream, named after the file without its extension.",
            "All files are checked before the first row is written.",
            "",
            "Examples:",
            "  pitwall produce --topic car-data --stream car-1 --csv lap.csv --time Timestamp --tag LapNumber",
            "  pitwall produce --topic plant --stream-column Machine --csv log.csv --time Seconds --time-unit s",
            "  pitwall produce --topic car-data --csv car-1.csv car-2.csv --time Timestamp --speed 10x"
        })
final class ProduceCommand implements Callable<Integer> {

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--topic", required = true, paramLabel = "TOPIC", description = "Where to write.")
    private String topic = "";

    @Option(names = "--stream", paramLabel = "ID", description = "The stream that all rows belong to.")
    private @Nullable String streamId;

    @Option(names = "--stream-column", paramLabel = "COLUMN", description = "The column with each row's stream id.")
    private @Nullable String streamColumn;

    @Option(
            names = "--csv",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings; each needs a header.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private CsvColumns columns = new CsvColumns();

    @Option(
            names = "--rows-per-record",
            paramLabel = "N",
            defaultValue = "100",
            description = "Rows that one Kafka record holds (default: ${DEFAULT-VALUE}).")
    private int rowsPerRecord = 100;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of the topic if it is created (default: ${DEFAULT-VALUE}).")
    private int partitions = 4;

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            defaultValue = "max",
            converter = Speed.Converter.class,
            description = "1x as it was recorded, 10x ten times faster, or max (default: ${DEFAULT-VALUE}).")
    private Speed speed = Speed.MAX;

    @Option(names = "--leave-open", description = "Do not end the streams: more will follow.")
    private boolean leaveOpen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (rowsPerRecord < 1 || partitions < 1) {
            throw new ParameterException(spec.commandLine(), "--rows-per-record and --partitions must be at least 1");
        }
        if (streamId != null && streamColumn != null) {
            throw new ParameterException(spec.commandLine(), "--stream and --stream-column exclude each other");
        }
        if ("".equals(streamId)) {
            throw new ParameterException(spec.commandLine(), "--stream is empty, but every stream needs an id");
        }
        CommandOutput output = CommandOutput.of(spec);
        Playback playback = new Playback(
                files.stream().map(this::recording).toList(), speed, System::nanoTime, LockSupport::parkNanos);
        // All is checked before the first row is written: half a recording in the topic helps nobody.
        Playback.Extent extent = playback.check();
        try (Cluster cluster = new Cluster(kafka.clientProperties(), StreamPublisher.neededRights(topic))) {
            if (cluster.createIfMissing(topic, partitions)) {
                output.out().println("created topic " + topic + " with " + partitions + " partitions");
            }
        }
        long startNs = System.nanoTime();
        try (StopSignal signal = StopSignal.listening();
                StreamPublisher publisher = new StreamPublisher(kafka.clientProperties(), topic)) {
            boolean complete = play(playback, extent, publisher, output, signal);
            if (!leaveOpen) {
                publisher.endAll(complete ? StreamEnd.Type.CLOSED : StreamEnd.Type.ABORTED);
            }
            publisher.flush();
            report(publisher, complete, Duration.ofNanos(System.nanoTime() - startNs), output);
        }
        return 0;
    }

    private boolean play(
            Playback playback,
            Playback.Extent extent,
            StreamPublisher publisher,
            CommandOutput output,
            StopSignal signal) {
        try (ProgressLine progress = output.progress("writing to " + topic, "row")) {
            return playback.play(
                    extent.firstNs(),
                    (stream, rows) -> {
                        publisher.publish(stream, rows);
                        progress.show(publisher.rowCount(), extent.rowCount());
                    },
                    signal.received()::isDone);
        }
    }

    private CsvRecording recording(Path file) {
        CsvLayout layout = columns.layout(Optional.ofNullable(streamColumn));
        String stream = streamId == null ? nameOf(file) : streamId;
        return new CsvRecording(file, layout, stream, rowsPerRecord);
    }

    /** The name of a file without its ending. */
    private static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    private void report(StreamPublisher publisher, boolean complete, Duration took, CommandOutput output) {
        String end = leaveOpen ? "left open" : complete ? "ended" : "ended as aborted";
        publisher.rowsByStream().forEach((id, rows) -> output.out()
                .printf("%s: %,d rows written to %s, %s%n", id, rows, topic, end));
        double seconds = Math.max(took.toMillis(), 1) / 1e3;
        output.out()
                .println(Words.count(publisher.rowCount(), "row") + " in " + Words.duration(took) + ", "
                        + Words.number(Math.round(publisher.rowCount() / seconds)) + " rows/s"
                        + (complete ? "" : "; stopped before the end"));
        output.out().flush();
    }
}
