package io.pitwall.bench;

import io.pitwall.client.ClientConfig;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamWriter;
import io.pitwall.client.StreamingClient;
import io.pitwall.dsl.PitwallConfig;
import io.pitwall.rules.Packets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.Topology;

/** The job of {@link BrakePackets} with handlers of the streaming client. */
final class BrakeHandlers {

    private BrakeHandlers() {}

    static Topology topology(String input, String output, Duration span, PitwallConfig config) {
        ClientConfig known = ClientConfig.of(config.bootstrapServers());
        for (Map.Entry<String, Object> setting : config.kafka().entrySet()) {
            known = known.withKafka(setting.getKey(), setting.getValue());
        }
        StreamingClient client = StreamingClient.connect(known);
        OutputTopic topic = client.openOutputTopic(output);
        client.openInputTopic(input, config.applicationId()).onStreamReceived(car -> {
            StreamWriter out = topic.getOrCreateStream(car.id());
            car.parameters()
                    .buffer(Packets.named("brake").everySpan(span), "Brake", "LapNumber")
                    .onRead(out.parameters()::write);
        });
        return client.topology();
    }
}
