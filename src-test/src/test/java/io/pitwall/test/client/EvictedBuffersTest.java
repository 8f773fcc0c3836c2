package io.pitwall.test.client;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.client.ClientConfig;
import io.pitwall.client.OutputTopic;
import io.pitwall.client.StreamReader;
import io.pitwall.client.StreamingClient;
import io.pitwall.rules.Packets;
import io.pitwall.test.TelemetryTest;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Buffers that were written out of memory are released when their idle time is over, as others are. */
class EvictedBuffersTest {

    private static final String ROW = "time_ms | Brake\n0 | 0.5";
    private static final Packets RULE = Packets.named("held").everyRows(1000).orIdle(ofSeconds(1));
    private static final ClientConfig NOTHING_IN_MEMORY =
            ClientConfig.of("unused:9092").withKafka("pitwall.state.heap.bytes", "1");

    @Test
    void ofReaders() {
        areReleased((in, output) -> in.parameters()
                .buffer(RULE)
                .onRead(output.getOrCreateStream(in.id()).parameters()::write));
    }

    @Test
    void ofWriters() {
        areReleased((in, output) -> {
            var buffer = output.getOrCreateStream(in.id()).parameters().buffer(RULE);
            in.parameters().onRead(buffer::write);
        });
    }

    private static void areReleased(BiConsumer<StreamReader, OutputTopic> handlers) {
        Consumer<StreamingClient> definition = client -> {
            var output = client.openOutputTopic("out");
            client.openInputTopic("in", "group").onStreamReceived(in -> handlers.accept(in, output));
        };
        try (var test = TelemetryTest.ofClient(1, NOTHING_IN_MEMORY, definition)) {
            test.topic("in").stream("car").write(ROW);
            test.topic("in").stream("other").write(ROW);
            test.commit();
            for (int step = 0; step < 20; step++) {
                test.advance(ofMillis(100));
            }
            assertThat(test.topic("out").stream("car")).hasRows(ROW);
            assertThat(test.topic("out").stream("other")).hasRows(ROW);
        }
    }
}
