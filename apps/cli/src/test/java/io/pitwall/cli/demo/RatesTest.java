package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {

    private final Rates rates = new Rates();

    private static Snapshot snapshot(long second, long rows) {
        return new Snapshots(Instant.ofEpochSecond(second)).car(1, rows).snapshot();
    }

    @Test
    void theFirstSnapshotHasNoRate() {
        assertThat(rates.upTo(snapshot(0, 100))).isEqualTo(new Rates.PerSecond(0, 0, 0));
    }

    @Test
    void looksBackThreeSeconds() {
        for (int second = 0; second <= 10; second++) {
            rates.upTo(snapshot(second, 0));
        }
        Rates.PerSecond perSecond = rates.upTo(snapshot(11, 600));

        assertThat(perSecond.rowsIn()).isEqualTo(200);
        assertThat(perSecond.valuesIn()).isEqualTo(1_200);
    }
}
