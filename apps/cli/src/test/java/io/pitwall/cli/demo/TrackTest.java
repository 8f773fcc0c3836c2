package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {

    @Test
    void needsACorner() {
        assertThatThrownBy(() -> new Track(1_000, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a track must have a corner, but there is none");
    }

    @Test
    void cornersFollowEachOtherWithinTheLap() {
        Corner first = new Corner(100, 200, 90, 0.8);
        Corner overlapping = new Corner(150, 250, 90, 0.8);

        assertThatThrownBy(() -> new Track(1_000, List.of(first, overlapping)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must follow each other within 1000.0 m")
                .hasMessageContaining("startM=150.0");
        assertThatThrownBy(() -> new Track(150, List.of(first))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCornerBeginsBeforeItEndsAndTakesSomeBraking() {
        assertThatThrownBy(() -> new Corner(200, 200, 90, 0.8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 200.0 m to 200.0 m");
        assertThatThrownBy(() -> new Corner(100, 200, 90, 1.2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.2");
    }
}
