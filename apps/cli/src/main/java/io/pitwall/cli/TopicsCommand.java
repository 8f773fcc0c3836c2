package io.pitwall.cli;

import io.pitwall.app.Cluster;
import io.pitwall.app.KafkaOptions;
import io.pitwall.app.TopicFacts;
import io.pitwall.cli.read.TopicList;
import io.pitwall.cli.read.TopicScan;
import io.pitwall.cli.text.CommandOutput;
import io.pitwall.cli.text.Table;
import io.pitwall.cli.text.Words;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pitwall topics}: the topics of a cluster. */
@Command(
        name = "topics",
        description = "Lists the topics of a cluster, and the formats of the latest records in each.",
        footer = {
            "",
            "Offsets are records and the markers that transactions leave. The size is that of one replica.",
            "To count the streams of a topic all of it must be read: see 'pitwall streams'.",
            "",
            "Examples:",
            "  pitwall topics",
            "  pitwall topics --internal --bootstrap-servers kafka:9092"
        })
final class TopicsCommand implements Callable<Integer> {

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--internal",
            description = "Also those that Kafka and Kafka Streams have made for themselves, such as changelogs.")
    private boolean internal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandOutput output = CommandOutput.of(spec);
        Map<String, Object> clients = kafka.clientProperties();
        List<TopicList.Topic> topics;
        try (Cluster cluster = new Cluster(clients);
                TopicScan scan = new TopicScan(clients, output.err())) {
            topics = new TopicList(cluster, scan, output.progress("reading the latest records", "offset"))
                    .topics(name -> internal || !TopicFacts.isInternal(name));
        }
        if (topics.isEmpty()) {
            output.say("there is no topic at " + kafka.bootstrapServers() + "; 'pitwall produce' makes one");
            return 0;
        }
        Table table = Table.withHeads("topic", "#partitions", "#replicas", "#offsets", "#size", "formats");
        topics.forEach(topic -> table.row(
                topic.name(),
                Words.number(topic.partitions()),
                Words.number(topic.replication()),
                Words.number(topic.offsets()),
                topic.bytes() < 0 ? "-" : Words.bytes(topic.bytes()),
                topic.formats().isEmpty() ? "-" : String.join(", ", topic.formats())));
        table.printTo(output.out());
        output.out().flush();
        return 0;
    }
}
