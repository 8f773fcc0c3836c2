package io.pitwall.bench.load;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one record: 100 rows a second of 16 parameters with two to four digits behind the point or none, as a car
 * logs them. The same car and number of record give the same rows. The arrays are used again for the next record; not
 * safe for use by several threads.
 *
 * <p>Each car pauses for a second somewhere in its first record, so that packets do not begin where records do.
 */
public final class CarRows {

    /** In the order of the columns. */
    public static final List<String> PARAMETERS = List.of(
            "Speed",
            "EngineRpm",
            "Gear",
            "Throttle",
            "Brake",
            "Steering",
            "LapNumber",
            "LapDistance",
            "FuelLevel",
            "OilTemp",
            "WaterTemp",
            "TyreTempFrontLeft",
            "TyreTempFrontRight",
            "AccelerationX",
            "AccelerationY",
            "AccelerationZ");

    /** Where in {@link #PARAMETERS} the two columns are that the job reads. */
    public static final int BRAKE = 4;

    public static final int LAP_NUMBER = 6;

    public static final long ROW_INTERVAL_NS = 10_000_000;
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final long PAUSE_NS = 1_000_000_000;
    private static final double LAP_SECONDS = 92;
    private static final double[] UNITS = {100, 1, 1, 1000, 1000, 1000, 1, 10, 100, 10, 10, 10, 10, 1000, 1000, 1000};

    private final long[] timesNs;
    private final double[][] columns;

    public CarRows(int rowsPerRecord) {
        timesNs = new long[rowsPerRecord];
        columns = new double[PARAMETERS.size()][rowsPerRecord];
    }

    /** Makes the rows of a record; {@link #timesNs} and {@link #columns} have them until the next call. */
    public void make(int stream, long record) {
        int rows = timesNs.length;
        int pauseAfter = 1 + stream % (rows - 1);
        for (int row = 0; row < rows; row++) {
            long number = record * rows + row;
            timesNs[row] = START_NS + number * ROW_INTERVAL_NS + (number >= pauseAfter ? PAUSE_NS : 0);
            fill(row, stream * 0.61 + number * 0.01);
        }
    }

    private void fill(int row, double seconds) {
        double lap = Math.floor(seconds / LAP_SECONDS);
        double inLap = seconds - lap * LAP_SECONDS;
        double pedal = Math.sin(inLap * 0.7) + 0.4 * Math.sin(inLap * 2.3);
        double speed = 180 + 90 * Math.sin(inLap * 0.35) + 4 * pedal;
        double gear = Math.floor(1 + speed / 45);
        set(0, row, speed);
        set(1, row, 4000 + 900 * (speed / 45 % 1) * gear);
        set(2, row, gear);
        set(3, row, Math.max(0, pedal) / 1.4);
        set(4, row, Math.max(0, -pedal) / 1.4);
        set(5, row, 0.6 * Math.sin(inLap * 1.1));
        set(6, row, 1 + lap);
        set(7, row, inLap * 55);
        set(8, row, 100 - seconds * 0.02);
        set(9, row, 98 + 3 * Math.sin(seconds * 0.01));
        set(10, row, 91 + 2 * Math.sin(seconds * 0.013));
        set(11, row, 85 + 9 * Math.sin(inLap * 0.2));
        set(12, row, 84 + 9 * Math.sin(inLap * 0.21));
        set(13, row, 2.5 * pedal);
        set(14, row, 3.1 * Math.sin(inLap * 1.1 + 0.2));
        set(15, row, 1 + 0.2 * Math.sin(inLap * 9));
    }

    private void set(int column, int row, double value) {
        columns[column][row] = Math.rint(value * UNITS[column]) / UNITS[column];
    }

    /** Nanoseconds since the Unix epoch; not copied. */
    public long[] timesNs() {
        return timesNs;
    }

    /** One array for each of {@link #PARAMETERS}; not copied. */
    public double[][] columns() {
        return columns;
    }

    /** The rows as a message, in arrays of its own. */
    public ParameterData toParameterData() {
        List<Column> parameters = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            parameters.add(NumberColumn.of(PARAMETERS.get(i), columns[i].clone()));
        }
        return ParameterData.wrap(timesNs.clone(), parameters, List.of());
    }
}
