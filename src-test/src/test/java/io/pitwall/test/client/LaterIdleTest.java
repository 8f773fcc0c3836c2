package io.pitwall.test.client;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.rules.Packets;
import io.pitwall.test.TelemetryTest;
import org.junit.jupiter.api.Test;

/** Rows that were stored under a rule without idle, and a rule that has it after a restart: it counts from the start on. */
class LaterIdleTest {

    private static final String ROW = "time_ms | Brake\n0 | 0.5";

    private Packets rule = Packets.named("held").everyRows(1000);

    @Test
    void aBufferThatReads() {
        try (var test = TelemetryTest.ofClient(client -> {
            var output = client.openOutputTopic("out");
            client.openInputTopic("in", "group").onStreamReceived(in -> in.parameters()
                    .buffer(rule)
                    .onRead(output.getOrCreateStream(in.id()).parameters()::write));
        })) {
            isReleasedASecondAfterTheRestart(test);
        }
    }

    @Test
    void aBufferThatWrites() {
        try (var test = TelemetryTest.ofClient(client -> {
            var output = client.openOutputTopic("out");
            client.openInputTopic("in", "group").onStreamReceived(in -> {
                var buffer = output.getOrCreateStream(in.id()).parameters().buffer(rule);
                in.parameters().onRead(buffer::write);
            });
        })) {
            isReleasedASecondAfterTheRestart(test);
        }
    }

    @Test
    void aBufferOfATopology() {
        try (var test = TelemetryTest.of(
                telemetry -> telemetry.topic("in").parameters().buffer(rule).to("out"))) {
            isReleasedASecondAfterTheRestart(test);
        }
    }

    private void isReleasedASecondAfterTheRestart(TelemetryTest test) {
        test.topic("in").stream("car").write(ROW);
        rule = rule.orIdle(ofSeconds(1));
        test.advance(ofSeconds(5)).commit().crashAndRestore();
        advance(test, 9);
        assertThat(test.topic("out").stream("car").rows().rowCount()).isZero();

        test.commit().crashAndRestore();
        // Less than a second: the time that began before the second crash goes on.
        advance(test, 5);
        assertThat(test.topic("out").stream("car")).hasRows(ROW);
    }

    /** In steps of 100 ms, so that what looks at the time from time to time does. */
    private static void advance(TelemetryTest test, int steps) {
        for (int step = 0; step < steps; step++) {
            test.advance(ofMillis(100));
        }
    }
}
