package io.pitwall.cli.demo;

import java.util.List;
import java.util.OptionalLong;

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
 * @param latestBrakingNs the time of the latest row of a hard braking
 * @param isEnded the end of the output stream has been seen
 */
record CarStatus(
        Car car,
        int lap,
        double lapDistanceM,
        double speedKmh,
        int gear,
        List<Double> brakes,
        long rowsIn,
        long rowsOut,
        long packetsOut,
        int hardBrakings,
        boolean isBraking,
        OptionalLong latestBrakingNs,
        boolean isEnded) {

    CarStatus {
        brakes = List.copyOf(brakes);
    }

    /** True when every row that went in has come out, and nothing more can come. */
    boolean isAccountedFor() {
        return isEnded && rowsIn == rowsOut;
    }
}
