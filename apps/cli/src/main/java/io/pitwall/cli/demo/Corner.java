package io.pitwall.cli.demo;

/**
 * A part of a track that cannot be driven at full speed.
 *
 * @param startM where it begins, in metres from the start line
 * @param endM where it ends
 * @param speedKmh how fast an average car goes through it
 * @param pedal how far drivers mean to press the brake pedal before it, 0 to 1
 */
record Corner(double startM, double endM, double speedKmh, double pedal) {

    Corner {
        if (!(startM >= 0 && startM < endM)) {
            throw new IllegalArgumentException(
                    "a corner must begin before it ends, but it goes from %s m to %s m".formatted(startM, endM));
        }
        if (!(pedal > 0 && pedal <= 1)) {
            throw new IllegalArgumentException("the pedal must be above 0 and at most 1, but it is " + pedal);
        }
    }

    double speedMps() {
        return speedKmh / 3.6;
    }
}
