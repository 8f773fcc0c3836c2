package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLinesTest {

    @Test
    void tellsTotalsAndCars() {
        Snapshot snapshot = new Snapshots(Instant.ofEpochSecond(1_000))
                .car(1, 12_345, 12_339)
                .car(2, 1_234)
                .snapshot();
        Headline headline =
                new Headline("", Duration.ofSeconds(75), new Rates.PerSecond(299.6, 1_798, 50.1), List.of());

        List<String> lines = PlainLines.of(headline, snapshot);

        assertThat(String.join("\n", lines)).isEqualTo("""
                01:15  in 300 rows/s, 1,798 values/s; out 50 packets/s; latency p50 112 ms
                  car-1  Ada Lovelace      lap 1  299 km/h  in 12,345  hard   1  last 45.800 s  engine 110 C
                  car-2  Bertha Benz       lap 2  298 km/h  in  1,234  hard   2  last 46.800 s  engine 125 C: hot""").matches("\\p{ASCII}+");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void whileNothingComesOutThereIsNoLatency() {
        Snapshot snapshot = new Snapshots(Instant.EPOCH).car(1, 12_345).snapshot();
        Headline killed = new Headline("", Duration.ofSeconds(75), new Rates.PerSecond(299.6, 1_798, 0), List.of());

        assertThat(snapshot.latencyMs()).isPresent();
        assertThat(PlainLines.of(killed, snapshot).get(0)).endsWith("out 0 packets/s; latency p50 -");
    }
}
