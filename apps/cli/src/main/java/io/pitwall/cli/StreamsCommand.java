package io.pitwall.cli;

import io.pitwall.app.Cluster;
import io.pitwall.app.KafkaOptions;
import io.pitwall.app.StopSignal;
import io.pitwall.cli.read.RecordDecoder;
import io.pitwall.cli.read.StreamScan;
import io.pitwall.cli.read.StreamSummary;
import io.pitwall.cli.read.TopicScan;
import io.pitwall.cli.text.CommandOutput;
import io.pitwall.cli.text.Table;
import io.pitwall.cli.text.Words;
import io.pitwall.serdes.StreamMessageSerde;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pitwall streams}: the streams of a topic. */
@Command(
        name = "streams",
        description = {
            "Lists the streams of a topic.",
            "Kafka has no list of them: the topic is read from its beginning."
        },
        footer = {
            "",
            "Times are in UTC. A stream is open until its last message is an end.",
            "",
            "Examples:",
            "  pitwall streams car-data",
            "  pitwall streams car-data --stream 'car-*' --max-streams 1000000"
        })
final class StreamsCommand implements Callable<Integer> {

    private static final String NOTHING = "-";

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(paramLabel = "TOPIC", description = "The topic to read.")
    private String topic = "";

    @Mixin
    private StreamFilter filter = new StreamFilter();

    @Option(
            names = "--max-streams",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many streams are listed at most; each takes memory (default: ${DEFAULT-VALUE}).")
    private int streamsMax = 100_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (streamsMax < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--max-streams must be at least 1, but it is " + streamsMax);
        }
        CommandOutput output = CommandOutput.of(spec);
        Map<String, Object> clients = kafka.clientProperties();
        try (Cluster cluster = new Cluster(clients)) {
            cluster.requireTopics(List.of(topic));
        }
        StreamScan streams = new StreamScan(streamsMax);
        boolean complete;
        try (StopSignal signal = StopSignal.listening();
                TopicScan scan = new TopicScan(clients, output.err());
                StreamMessageSerde serde = new StreamMessageSerde()) {
            serde.configure(clients, false);
            RecordDecoder decoder = new RecordDecoder(
                    filter.before(streams), output.err(), serde.deserializer(), InstantSource.system());
            List<TopicPartition> partitions = scan.partitions(List.of(topic));
            long offsets = scan.offsetCounts(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            output.say("scanning " + topic + ": " + Words.count(partitions.size(), "partition") + ", "
                    + Words.count(offsets, "offset"));
            complete = scan.read(
                    partitions,
                    (partition, first, end) -> first,
                    decoder::add,
                    output.progress("scanning " + topic, "offset"),
                    signal.received()::isDone);
            decoder.finish();
            print(streams, output);
        }
        if (!complete) {
            output.say("stopped before the end: the list is not complete");
        }
        return 0;
    }

    private void print(StreamScan streams, CommandOutput output) {
        Table table =
                Table.withHeads("stream", "name", "#rows", "#events", "first time", "last time", "state", "parents");
        streams.streams().forEach((id, stream) -> table.row(cells(id, stream)));
        table.dropColumnsOf(NOTHING);
        if (!table.isEmpty()) {
            table.printTo(output.out());
        }
        output.out().flush();
        long rows = streams.streams().values().stream()
                .mapToLong(StreamSummary::rowCount)
                .sum();
        long open = streams.streams().values().stream()
                .filter(stream -> !stream.isEnded())
                .count();
        output.say(Words.count(streams.streams().size(), "stream") + ", " + Words.number(open) + " open, "
                + Words.count(rows, "row"));
        if (streams.messagesOfOthers() > 0) {
            output.say("not listed: " + Words.count(streams.messagesOfOthers(), "message")
                    + " of streams beyond the first " + Words.number(streamsMax)
                    + "; raise --max-streams, or choose some with --stream");
        }
    }

    private static String[] cells(String id, StreamSummary stream) {
        String name = stream.name();
        return new String[] {
            Words.inLine(id),
            name == null ? NOTHING : Words.inLine(name),
            Words.number(stream.rowCount()),
            stream.eventCount() == 0 ? NOTHING : Words.number(stream.eventCount()),
            stream.hasTimes() ? Words.time(stream.firstNs()) : NOTHING,
            stream.hasTimes() ? Words.time(stream.lastNs()) : NOTHING,
            stream.isEnded() ? "ended" : "open",
            stream.parents().isEmpty() ? NOTHING : Words.inLine(String.join(", ", stream.parents()))
        };
    }
}
