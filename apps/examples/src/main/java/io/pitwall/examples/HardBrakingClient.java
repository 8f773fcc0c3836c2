package io.pitwall.examples;

import static java.time.Duration.ofMillis;
import static org.dflib.Exp.$double;
import static org.dflib.Exp.ifExp;

import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamReader;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.frame.Frames;
import io.pitwall.rules.Packets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.dflib.Exp;

/**
 * {@link HardBraking} in the manner of the streaming SDKs: handlers for each stream, data frames in and out. For a car named
 * {@code Car 44} it writes a stream named {@code Car 44 hard braking}.
 */
public final class HardBrakingClient {

    private HardBrakingClient() {}

    /** Takes the servers of the cluster; runs until Ctrl-C. */
    public static void main(String[] args) {
        try (var client = StreamingClient.connect(args.length == 0 ? "localhost:9092" : args[0])) {
            define(client);
            client.run();
        }
    }

    /** Opens the topics and gives them their handlers. */
    public static void define(StreamingClient client) {
        OutputTopic output = client.openOutputTopic("hard-braking");
        client.openInputTopic("car-data", "hard-braking-client").onStreamReceived(car -> receive(car, output));
    }

    private static void receive(StreamReader car, OutputTopic output) {
        StreamWriter braking = output.getOrCreateStream(
                car.id() + "-hard-braking", created -> created.properties().addParent(car.id()));
        car.properties().onChanged(properties -> braking.properties()
                .name(properties.name() == null ? null : properties.name() + " hard braking")
                .location(properties.location()));
        car.parameters()
                .buffer(Packets.named("brake").everySpan(ofMillis(100)).orIdle(ofMillis(1_000)), "Brake")
                .onReadFrame(packet -> braking.parameters().writeFrame(hardBraking(packet)));
        car.onClosed(braking::close);
    }

    /** For each row its time, its tags, and whether the pedal is pressed more than half of the way. */
    private static DataFrame hardBraking(DataFrame packet) {
        DataFrame told =
                packet.cols("HardBraking").merge(ifExp($double("Brake").gt(0.5), Exp.$val("True"), Exp.$val("False")));
        Stream<String> tags = Arrays.stream(packet.getColumnsIndex().toArray())
                .filter(column -> column.startsWith(Frames.TAG_PREFIX));
        return told.cols(Stream.concat(Stream.of(Frames.TIME, "HardBraking"), tags)
                        .toArray(String[]::new))
                .select();
    }
}
