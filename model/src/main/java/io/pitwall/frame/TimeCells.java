package io.pitwall.frame;

import java.time.Instant;
import org.dflib.IntSeries;
import org.dflib.LongSeries;
import org.dflib.Series;
import org.jspecify.annotations.Nullable;

/** The column of times as nanoseconds since the Unix epoch. */
final class TimeCells {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TimeCells() {}

    static long[] timesNs(Series<?> cells) {
        long[] timesNs = new long[cells.size()];
        if (cells instanceof LongSeries longs) {
            longs.copyToLong(timesNs, 0, 0, timesNs.length);
        } else if (cells instanceof IntSeries ints) {
            for (int row = 0; row < timesNs.length; row++) {
                timesNs[row] = ints.getInt(row);
            }
        } else {
            for (int row = 0; row < timesNs.length; row++) {
                timesNs[row] = timeNs(cells.get(row), row);
            }
        }
        return timesNs;
    }

    private static long timeNs(@Nullable Object cell, int row) {
        if (cell instanceof Long || cell instanceof Integer) {
            return ((Number) cell).longValue();
        }
        if (cell instanceof Instant instant) {
            try {
                return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "time " + instant + " in row " + row
                                + " is beyond what 64 bits of nanoseconds hold, the years 1677 to 2262",
                        e);
            }
        }
        throw new IllegalArgumentException("column '" + Frames.TIME + "', row " + row + ": "
                + CellTypes.describe(cell)
                + " is no time; it takes nanoseconds since the Unix epoch as long or int, or an Instant");
    }
}
