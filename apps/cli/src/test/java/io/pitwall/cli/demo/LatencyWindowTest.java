package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyWindowTest {

    private final LatencyWindow window = new LatencyWindow(4);

    @Test
    void hasNoMedianWithoutLatencies() {
        assertThat(window.median()).isEmpty();
    }

    @Test
    void theMedianIsInTheMiddle() {
        window.add(30);
        assertThat(window.median()).hasValue(30);
        window.add(11);
        assertThat(window.median()).hasValue(20.5);
        window.add(900);
        assertThat(window.median()).hasValue(30);
    }

    @Test
    void forgetsTheOldest() {
        for (long latencyMs : new long[] {1_000, 1_000, 1_000, 1, 2, 3, 4}) {
            window.add(latencyMs);
        }
        assertThat(window.median()).hasValue(2.5);
    }
}
