package io.pitwall.test;

import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDataBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Rows of a car or a machine that does not exist, the same each time for a seed: regular unless it is said how they are not.
 * Times start at 0. Immutable.
 */
public final class SyntheticStream {

    /** What a row says; begins anew with each stream. */
    private interface Source {
        void write(ParameterDataBuilder row, int index, Random random);
    }

    private final Supplier<Source> source;
    private final long seed;
    private final Duration interval;
    private final Disturbance disturbance;

    private SyntheticStream(Supplier<Source> source, long seed, Duration interval, Disturbance disturbance) {
        this.source = source;
        this.seed = seed;
        this.interval = interval;
        this.disturbance = disturbance;
    }

    /**
     * A car, every 20 ms unless said otherwise: {@code Speed} in km/h, {@code Brake} and {@code Throttle} from 0 to 1, and the
     * tag {@code Lap}, a new one every 900 rows.
     */
    public static SyntheticStream car(long seed) {
        return new SyntheticStream(() -> SyntheticStream::drive, seed, Duration.ofMillis(20), Disturbance.NONE);
    }

    /**
     * A machine, every second unless said otherwise: {@code Temperature} in degrees Celsius, {@code Vibration} in mm/s, and
     * {@code State:text}, which is {@code ok} or {@code fault}. About one row in a hundred begins a fault of 20 rows.
     */
    public static SyntheticStream machine(long seed) {
        return new SyntheticStream(SyntheticStream::newMachine, seed, Duration.ofSeconds(1), Disturbance.NONE);
    }

    /** With another time between rows. */
    public SyntheticStream every(Duration newInterval) {
        if (newInterval.isNegative() || newInterval.isZero()) {
            throw new IllegalArgumentException("the time between rows must be positive, but it's " + newInterval);
        }
        return new SyntheticStream(source, seed, newInterval, disturbance);
    }

    /** Each time is late by up to this; rows stay in the order in which they were made, so times may fall. */
    public SyntheticStream withJitter(Duration upTo) {
        return with(disturbance.withJitter(upTo.toNanos()));
    }

    /** Before this share of the rows nothing comes for this time. */
    public SyntheticStream withGaps(double share, Duration time) {
        return with(disturbance.withGaps(share, time.toNanos()));
    }

    /** This share of the rows comes twice. */
    public SyntheticStream withDuplicates(double share) {
        return with(disturbance.withDuplicates(share));
    }

    /** At this share of the rows the clock is set, forth or back, by up to this. */
    public SyntheticStream withClockJumps(double share, Duration upTo) {
        return with(disturbance.withJumps(share, upTo.toNanos()));
    }

    private SyntheticStream with(Disturbance newDisturbance) {
        return new SyntheticStream(source, seed, interval, newDisturbance);
    }

    /** The first rows; duplicates come on top. */
    public ParameterData rows(int count) {
        Source values = source.get();
        // Apart from each other, so that a disturbance leaves the values as they are.
        Random valueRandom = new Random(seed);
        Random timeRandom = new Random(~seed);
        ParameterDataBuilder rows = ParameterData.builder();
        List<Integer> order = new ArrayList<>();
        long clockNs = 0;
        for (int index = 0; index < count; index++) {
            clockNs += disturbance.stepNs(timeRandom);
            values.write(rows.row(clockNs + disturbance.jitterNs(timeRandom)), index, valueRandom);
            clockNs += interval.toNanos();
            order.add(index);
            if (disturbance.isDouble(timeRandom)) {
                order.add(index);
            }
        }
        return rows.build().pick(order.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The same rows in records of so many, the last one with what is left. */
    public List<ParameterData> records(int count, int rowsPerRecord) {
        if (rowsPerRecord < 1) {
            throw new IllegalArgumentException("a record has one row or more, but it's " + rowsPerRecord);
        }
        ParameterData rows = rows(count);
        List<ParameterData> records = new ArrayList<>();
        for (int from = 0; from < rows.rowCount(); from += rowsPerRecord) {
            records.add(rows.slice(from, Math.min(rows.rowCount(), from + rowsPerRecord)));
        }
        return records;
    }

    private static void drive(ParameterDataBuilder row, int index, Random random) {
        double corner = 14 * Math.PI * index / 900;
        double push = Math.cos(corner);
        row.put("Speed", 180 + 120 * Math.sin(corner) + 2 * random.nextGaussian())
                .put("Brake", Math.max(0, -push))
                .put("Throttle", Math.max(0, push))
                .tag("Lap", Integer.toString(1 + index / 900));
    }

    private static Source newMachine() {
        int[] faultyUntil = new int[1];
        return (row, index, random) -> {
            if (random.nextInt(100) == 0) {
                faultyUntil[0] = index + 20;
            }
            boolean isFaulty = index < faultyUntil[0];
            row.put("Temperature", (isFaulty ? 95 : 60) + random.nextGaussian())
                    .put("Vibration", (isFaulty ? 12 : 2) + 0.3 * random.nextGaussian())
                    .put("State", isFaulty ? "fault" : "ok");
        };
    }
}
