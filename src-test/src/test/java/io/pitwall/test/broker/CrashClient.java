package io.pitwall.test.broker;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;

import io.pitwall.client.ClientConfig;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamReader;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.rules.Packets;
import java.util.Map;
import org.apache.kafka.streams.Topology;

/**
 * {@link CrashTopology} in the manner of the client, with the same output: its short buffer is that of a reader, its long one that of a
 * writer, so that most of the time rows sit in a handler's output buffer only.
 */
final class CrashClient {

    /** A setting that has {@link ChildAppMain} run this. */
    static final String SETTING = "pitwall.test.client";

    private CrashClient() {}

    static Topology topology(PitwallConfig config, String input, String output) {
        ClientConfig known = ClientConfig.of(config.bootstrapServers());
        for (Map.Entry<String, Object> setting : config.kafka().entrySet()) {
            known = known.withKafka(setting.getKey(), setting.getValue());
        }
        StreamingClient client = StreamingClient.connect(known);
        define(client, config.applicationId(), input, output);
        return client.topology();
    }

    static void define(StreamingClient client, String group, String input, String output) {
        // Said again by the wall clock otherwise, and so not the same in every run.
        OutputTopic topic = client.openOutputTopic(output).announceEvery(ofHours(1));
        client.openInputTopic(input, group).onStreamReceived(car -> receive(car, topic));
    }

    private static void receive(StreamReader car, OutputTopic topic) {
        StreamWriter out = topic.getOrCreateStream(car.id() + "-out");
        var longer = out.parameters().buffer(Packets.named("long").everyRows(CrashTopology.ROWS));
        car.properties().onChanged(said -> out.properties().set(said.withParent(car.id())));
        car.parameters()
                .buffer(Packets.named("short").everySpan(ofMillis(100)).orEveryRows(12), "Row", "Note")
                .onRead(packet -> longer.write(packet.deriveNumber("Twice", null, row -> 2 * row.number("Row"))));
        car.onClosed(out::close);
    }
}
