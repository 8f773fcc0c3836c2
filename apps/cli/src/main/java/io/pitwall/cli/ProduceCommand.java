package io.pitwall.cli;

import io.pitwall.app.Cluster;
import io.pitwall.app.KafkaOptions;
import io.pitwall.cli.csv.CsvColumns;
import io.pitwall.cli.csv.CsvLayout;
import io.pitwall.cli.csv.CsvRecording;
import io.pitwall.cli.csv.StreamPublisher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pitwall produce}: writes a CSV recording to a topic, as one stream or several. */
@Command(
        name = "produce",
        description = "Writes a CSV recording to a topic and ends its streams. The topic is created if it is missing.",
        footer = {
            "",
            "Columns are numbers unless named by --tag or --text; a column 'Name#' is a tag; empty cells are missing.",
            "",
            "Examples:",
            "  pitwall produce --topic car-data --stream car-1 --csv lap.csv --time Timestamp --tag LapNumber",
            "  pitwall produce --topic plant --stream-column Machine --csv log.csv --time Seconds --time-unit s"
        })
final class ProduceCommand implements Callable<Integer> {

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--topic", required = true, paramLabel = "TOPIC", description = "Where to write.")
    private String topic = "";

    @ArgGroup(multiplicity = "1")
    private StreamOptions stream = new StreamOptions();

    private static final class StreamOptions {

        @Option(names = "--stream", paramLabel = "ID", description = "The stream that all rows belong to.")
        private @Nullable String id;

        @Option(names = "--stream-column", paramLabel = "COLUMN", description = "The column with each row's stream id.")
        private @Nullable String column;
    }

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The recording; it needs a header.")
    private Path csv = Path.of("");

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
        if ("".equals(stream.id)) {
            throw new ParameterException(spec.commandLine(), "--stream is empty, but every stream needs an id");
        }
        CsvLayout layout = columns.layout(Optional.ofNullable(stream.column));
        CsvRecording recording = new CsvRecording(csv, layout, stream.id == null ? "" : stream.id, rowsPerRecord);
        PrintWriter out = spec.commandLine().getOut();
        // All of the file is checked before its first row is written: half a recording in the topic helps nobody.
        recording.read((id, rows) -> {});
        try (Cluster cluster = new Cluster(kafka.clientProperties())) {
            if (cluster.createIfMissing(topic, partitions)) {
                out.println("created topic " + topic + " with " + partitions + " partitions");
            }
        }
        try (StreamPublisher publisher = new StreamPublisher(kafka.clientProperties(), topic)) {
            recording.read(publisher::publish);
            if (!leaveOpen) {
                publisher.endAll();
            }
            publisher.flush();
            publisher
                    .rowsByStream()
                    .forEach((id, rows) -> out.printf(
                            "%s: %,d rows written to %s, %s%n", id, rows, topic, leaveOpen ? "left open" : "ended"));
        }
        out.flush();
        return 0;
    }
}
