package io.pitwall.test.broker;

import static java.time.Duration.ofMillis;

import io.pitwall.dsl.PitwallConfig;
import io.pitwall.dsl.StreamIdentity;
import io.pitwall.dsl.TelemetryBuilder;
import io.pitwall.dsl.TelemetryTopology;
import io.pitwall.rules.Packets;

/**
 * Two buffers in a row, none with an idle rule, so that the output is the same however often the application dies: one
 * that fills within a commit interval, and one that holds rows over many commits.
 *
 * @param input a topic of streams with the number {@code Row}
 */
record CrashTopology(String input, String output) implements TelemetryTopology {

    /** What a packet of the output holds. */
    static final int ROWS = 25;

    /** In the settings of the child JVM: it runs {@link WindowsCrashTopology}. */
    static final String WINDOWS = "pitwall.test.windows";

    static TelemetryTopology chosenBy(PitwallConfig config, String input, String output) {
        return config.kafka().containsKey(WINDOWS)
                ? new WindowsCrashTopology(input, output)
                : new CrashTopology(input, output);
    }

    @Override
    public void define(TelemetryBuilder telemetry) {
        telemetry
                .topic(input)
                .parameters("Row", "Note")
                .buffer(Packets.named("short").everySpan(ofMillis(100)).orEveryRows(12))
                .deriveNumber("Twice", row -> 2 * row.number("Row"))
                .buffer(Packets.named("long").everyRows(ROWS))
                .to(output, StreamIdentity.suffixed("-out"));
    }
}
