package io.pitwall.cli.demo;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    private int gear = 1;
    private long rowsIn;
    private long rowsOut;
    private long packetsOut;
    private boolean ended;

    CarScore(Car car) {
        this.car = car;
    }

    void written(ParameterData data) {
        rowsIn += data.rowCount();
        Row last = data.row(data.rowCount() - 1);
        lap = Integer.parseInt(last.tag("LapNumber", "1"));
        lapDistanceM = last.number("LapDistance", 0);
        speedKmh = last.number("Speed", 0);
        gear = (int) last.number("Gear", 1);
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

    void ended() {
        ended = true;
    }

    CarStatus status() {
        return new CarStatus(
                car,
                lap,
                lapDistanceM,
                speedKmh,
                gear,
                List.copyOf(brakes),
                rowsIn,
                rowsOut,
                packetsOut,
                brakings.count(),
                brakings.isBraking(),
                brakings.latestNs(),
                ended);
    }
}
