package io.pitwall.serdes.quix;

import io.pitwall.data.ParameterData;

/** One of the codecs of parameter data, which the SDK calls timeseries. */
interface TimeseriesCodec extends QuixCodec<ParameterData> {

    /** Writes the data with times that count from an epoch, in nanoseconds since the Unix epoch. */
    byte[] write(ParameterData data, long epochNs);

    /** Writes the data with absolute times, as the SDK does. */
    @Override
    default byte[] write(ParameterData data) {
        return write(data, 0);
    }

    /** The times as they are to be read: counted from the Unix epoch. */
    static long[] absolute(Longs times, long epochNs) {
        long[] absolute = times.toArray();
        for (int row = 0; row < absolute.length; row++) {
            try {
                absolute[row] = Math.addExact(absolute[row], epochNs);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "the time " + absolute[row] + " of row " + row + ", counted from the epoch " + epochNs
                                + ", is beyond 64 bit nanoseconds",
                        e);
            }
        }
        return absolute;
    }
}
