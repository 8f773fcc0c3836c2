package io.pitwall.bench.expert;

import java.util.Arrays;

/** Rows of brake and lap number: the open packet of a car in the store, and the packets that are written. */
final class Packet {

    private long[] timesNs;
    private double[] brakes;
    private double[] laps;
    private int rows;

    Packet(int capacity) {
        timesNs = new long[capacity];
        brakes = new double[capacity];
        laps = new double[capacity];
    }

    Packet(long[] timesNs, double[] brakes, double[] laps) {
        this.timesNs = timesNs;
        this.brakes = brakes;
        this.laps = laps;
        this.rows = timesNs.length;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    int rows() {
        return rows;
    }

    long[] timesNs() {
        return timesNs;
    }

    double[] brakes() {
        return brakes;
    }

    double[] laps() {
        return laps;
    }

    void add(long timeNs, double brake, double lap) {
        if (rows == timesNs.length) {
            int capacity = Math.max(16, 2 * rows);
            timesNs = Arrays.copyOf(timesNs, capacity);
            brakes = Arrays.copyOf(brakes, capacity);
            laps = Arrays.copyOf(laps, capacity);
        }
        timesNs[rows] = timeNs;
        brakes[rows] = brake;
        laps[rows] = lap;
        rows++;
    }
}
