package io.pitwall.bench.expert;

/** Some rows of a car: what a record of the input holds. Arrays are not copied. */
final class CarBatch {

    private final long[] timesNs;
    private final double[][] columns;

    CarBatch(long[] timesNs, double[][] columns) {
        this.timesNs = timesNs;
        this.columns = columns;
    }

    /** Nanoseconds since the Unix epoch. */
    long[] timesNs() {
        return timesNs;
    }

    /** One array for each of the 16 parameters. */
    double[][] columns() {
        return columns;
    }
}
