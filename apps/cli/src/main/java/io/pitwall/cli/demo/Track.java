package io.pitwall.cli.demo;

import java.util.List;

/**
 * A closed track.
 *
 * @param lengthM one lap, in metres
 * @param corners in the order in which they come, at least one
 */
record Track(double lengthM, List<Corner> corners) {

    Track {
        corners = List.copyOf(corners);
        if (corners.isEmpty()) {
            throw new IllegalArgumentException("a track must have a corner, but there is none");
        }
        double at = 0;
        for (Corner corner : corners) {
            if (corner.startM() < at || corner.endM() > lengthM) {
                throw new IllegalArgumentException(
                        "corners must follow each other within %s m, but there is %s".formatted(lengthM, corner));
            }
            at = corner.endM();
        }
    }

    /**
     * A lap of less than half a minute, so that somebody who looks for a minute sees times of laps: two corners that take the
     * brakes hard, one that takes a touch.
     */
    static Track pitwallRing() {
        return new Track(
                1_250,
                List.of(
                        new Corner(520, 575, 95, 0.85),
                        new Corner(760, 820, 175, 0.30),
                        new Corner(1_060, 1_105, 70, 0.90)));
    }
}
