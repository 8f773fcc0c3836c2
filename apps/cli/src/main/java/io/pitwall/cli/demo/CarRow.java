package io.pitwall.cli.demo;

/**
 * What the sensors of a car say at one moment.
 *
 * @param throttle 0 to 1
 * @param brake 0 to 1
 * @param gear 1 to 8
 * @param engineRpm revolutions per minute
 * @param lapDistanceM from the start line
 * @param lap 1 for the first
 * @param lapTimeS since the lap began
 * @param engineCelsius temperature of the engine
 */
record CarRow(
        double speedKmh,
        double throttle,
        double brake,
        int gear,
        double engineRpm,
        double lapDistanceM,
        int lap,
        double lapTimeS,
        double engineCelsius) {}
