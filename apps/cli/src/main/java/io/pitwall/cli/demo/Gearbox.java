package io.pitwall.cli.demo;

/** Eight gears that change by themselves. Not safe for use by several threads. */
final class Gearbox {

    private static final double RPM_MAX = 12_000;
    private static final double RPM_UP = 11_600;
    private static final double RPM_DOWN = 7_600;
    private static final double RPM_IDLE = 4_000;

    /** How fast each gear goes at most. */
    private static final double[] TOP_KMH = {95, 130, 165, 200, 235, 270, 305, 345};

    private int gear = 1;

    /** The gear after changing it if that speed asks for it. */
    int gearAt(double speedMps) {
        while (gear < TOP_KMH.length && rpm(speedMps) > RPM_UP) {
            gear++;
        }
        while (gear > 1 && rpm(speedMps) < RPM_DOWN) {
            gear--;
        }
        return gear;
    }

    double engineRpmAt(double speedMps) {
        return Math.max(RPM_IDLE, rpm(speedMps));
    }

    private double rpm(double speedMps) {
        return speedMps * 3.6 / TOP_KMH[gear - 1] * RPM_MAX;
    }
}
