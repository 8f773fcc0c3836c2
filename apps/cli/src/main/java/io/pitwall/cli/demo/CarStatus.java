package io.pitwall.cli.demo;

import java.util.List;

/**
 * The numbers of one car at one moment.
 *
 * @param lapDistanceM from the start line
 * @param brakes the highest brake pressure of each of the latest messages, 0 to 1, the latest last
 * @param rowsIn rows the broker has confirmed
 * @param rowsOut rows that have come out of the topology
 * @param packetsOut records that have come out of the topology with these rows
 * @param hardBrakings as {@link BrakingCounter} counts them
 * @param isBraking the latest row that came out says so
 * @param laps what is told of its laps
 * @param engine its engine
 * @param isEnded the ends of all output streams have been seen
 */
record CarStatus(
        Car car,
        int lap,
        double lapDistanceM,
        double speedKmh,
        List<Double> brakes,
        long rowsIn,
        long rowsOut,
        long packetsOut,
        int hardBrakings,
        boolean isBraking,
        LapScore.Laps laps,
        Engine engine,
        boolean isEnded) {

    CarStatus {
        brakes = List.copyOf(brakes);
    }

    /**
     * An engine.
     *
     * @param celsius its temperature
     * @param alarms how many seconds of alarm there were
     * @param alarm what the latest alarm says, empty if there was none
     */
    record Engine(double celsius, int alarms, String alarm) {}

    /**
     * True when every row that went in has come out and is in the row of a lap, each once, and nothing more can come.
     */
    boolean isAccountedFor() {
        return isEnded && rowsIn == rowsOut && rowsIn == laps.rows();
    }
}
