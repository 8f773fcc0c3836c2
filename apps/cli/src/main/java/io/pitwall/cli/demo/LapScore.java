package io.pitwall.cli.demo;

import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;

/** What LapTimes has told of the laps of one car. Not safe for use by several threads. */
final class LapScore {

    /**
     * Laps at one moment.
     *
     * @param count laps of which there is a row, the last of them perhaps cut short by the end of the race
     * @param rows rows that these laps are made of
     * @param lastS the time of the lap that came last, 0 before there is one
     * @param bestS the shortest time of a whole lap, 0 before there is one
     */
    record Laps(int count, long rows, double lastS, double bestS) {}

    private int count;
    private long rows;
    private double lastS;
    private double bestS;

    /**
     * Goes on with more laps.
     *
     * @param finishedLaps laps that the car has driven to their end
     */
    void add(ParameterData laps, int finishedLaps) {
        for (int i = 0; i < laps.rowCount(); i++) {
            Row lap = laps.row(i);
            count++;
            rows += (long) lap.number("Rows", 0);
            if (count <= finishedLaps) {
                lastS = lap.number("LapTime", 0);
                bestS = bestS == 0 ? lastS : Math.min(bestS, lastS);
            }
        }
    }

    Laps laps() {
        return new Laps(count, rows, lastS, bestS);
    }
}
