package io.pitwall.cli.demo;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers of one car while they change. Not safe for use by several threads. */
final class CarScore {

    /** How many messages back brake pressures are kept. */
    static final int BRAKES_KEPT = 24;

    private final Car car;
    private final BrakingCounter brakings = new BrakingCounter();
    private final Deque<Double> brakes = new ArrayDeque<>();
    private int lap = 1;
    private double lapDistanceM;
    private double speedKmh;
    private final LapScore laps = new LapScore();
    private double engineCelsius;
    private int alarms;
    private String alarm = "";
    private long rowsIn;
    private long rowsOut;
    private long packetsOut;
    private final Set<String> notEnded;

    CarScore(Car car) {
        this.car = car;
        this.notEnded = new HashSet<>(car.outputStreamIds());
    }

    void written(ParameterData data) {
        rowsIn += data.rowCount();
        Row last = data.row(data.rowCount() - 1);
        lap = Integer.parseInt(last.tag("LapNumber", "1"));
        lapDistanceM = last.number("LapDistance", 0);
        speedKmh = last.number("Speed", 0);
        engineCelsius = last.number("EngineTemperature", 0);
        brakes.addLast(highest(data.number("Brake")));
        if (brakes.size() > BRAKES_KEPT) {
            brakes.removeFirst();
        }
    }

    private static double highest(@Nullable NumberColumn column) {
        double highest = 0;
        for (int row = 0; column != null && row < column.rowCount(); row++) {
            highest = Math.max(highest, column.at(row));
        }
        return highest;
    }

    void read(ParameterData packet) {
        rowsOut += packet.rowCount();
        packetsOut++;
        brakings.add(packet);
    }

    void readLaps(ParameterData rows) {
        laps.add(rows, lap - 1);
    }

    void readAlarms(ParameterData rows) {
        alarms += rows.rowCount();
        alarm = rows.row(rows.rowCount() - 1).text("Alarm", "");
    }

    void ended(String outputStreamId) {
        notEnded.remove(outputStreamId);
    }

    CarStatus status() {
        return new CarStatus(
                car,
                lap,
                lapDistanceM,
                speedKmh,
                List.copyOf(brakes),
                rowsIn,
                rowsOut,
                packetsOut,
                brakings.count(),
                brakings.isBraking(),
                laps.laps(),
                new CarStatus.Engine(engineCelsius, alarms, alarm),
                notEnded.isEmpty());
    }
}
