package io.pitwall.serdes.packed;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Kinds of recordings that are not among those the format was measured on; the same each time. */
enum SensorRecording {
    /** Float sensors of a drone at 250 Hz: walks with noise. */
    DRONE(4_000_000) {
        @Override
        double value(int channel, int row, double walk, Random random) {
            return (float) (walk / (1 + channel) + 0.05 * random.nextGaussian());
        }
    },

    /** A 12-bit analogue-digital converter at 1 kHz, in volts. */
    CONVERTER(1_000_000) {
        @Override
        double value(int channel, int row, double walk, Random random) {
            return Math.rint(2048 + 600 * Math.sin(row / (40.0 + channel)) + 3 * random.nextGaussian()) * 3.3 / 4096;
        }
    },

    /** Counts of converters at 500 Hz, as programs make readings of them: doubles and floats, some calibrated. */
    CALIBRATED(2_000_000) {
        @Override
        double value(int channel, int row, double walk, Random random) {
            double k = Math.rint(2048 + 30 * walk + 4 * random.nextGaussian());
            return switch (channel % 5) {
                case 0 -> k * 3.3 / 4095;
                case 1 -> k / 4095 * 3.3;
                case 2 -> (float) k * 3.3f / 4095f;
                case 3 -> ((float) k * (16f / 32768f) * 9.80665f - 0.1234f) * 1.0021f;
                default -> (k * 3.3 / 4095 - 0.5) * 100;
            };
        }
    },

    /** What a car's diagnosis tells at 10 Hz: mostly constants and states, some counters. */
    DIAGNOSIS(100_000_000) {
        @Override
        double value(int channel, int row, double walk, Random random) {
            return switch (channel % 4) {
                case 0 -> channel;
                case 1 -> Math.floor(row / 200.0) % 3;
                case 2 -> 90 + Math.floor(row / 500.0) % 5;
                default -> Math.rint(2_000 + 100 * walk) / 4;
            };
        }
    },

    /** Doubles of which every bit of the mantissa is random. */
    ENTROPY(10_000_000) {
        @Override
        double value(int channel, int row, double walk, Random random) {
            return random.nextGaussian() * (1 + channel);
        }
    },

    /** Decimals at 50 Hz, of which cells are missing without a pattern. */
    MISSING(20_000_000) {
        @Override
        double value(int channel, int row, double walk, Random random) {
            return Math.rint(1_000 * walk + 20 * random.nextGaussian()) / 1_000;
        }

        @Override
        boolean has(int channel, Random random) {
            return random.nextInt(12) < 2 + channel % 8;
        }
    };

    private static final int CHANNELS = 10;
    private static final long START_NS = 1_700_000_000_000_000_000L;

    private final long periodNs;

    SensorRecording(long periodNs) {
        this.periodNs = periodNs;
    }

    abstract double value(int channel, int row, double walk, Random random);

    boolean has(int channel, Random random) {
        return true;
    }

    /** The recording in records of so many rows. */
    List<ParameterData> records(int rowCount, int rowsPerRecord) {
        Random random = new Random(periodNs);
        double[] walks = new double[CHANNELS];
        List<ParameterData> records = new ArrayList<>();
        for (int from = 0; from < rowCount; from += rowsPerRecord) {
            records.add(record(from, Math.min(rowsPerRecord, rowCount - from), walks, random));
        }
        return records;
    }

    private ParameterData record(int from, int rows, double[] walks, Random random) {
        long[] times = new long[rows];
        double[][] values = new double[CHANNELS][rows];
        long[][] present = new long[CHANNELS][(rows + 63) / 64];
        for (int row = 0; row < rows; row++) {
            times[row] = START_NS + periodNs * (from + row);
            for (int channel = 0; channel < CHANNELS; channel++) {
                walks[channel] += 0.1 * random.nextGaussian();
                if (has(channel, random)) {
                    values[channel][row] = value(channel, from + row, walks[channel], random);
                    present[channel][row / 64] |= 1L << row;
                }
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int channel = 0; channel < CHANNELS; channel++) {
            NumberColumn column = NumberColumn.wrap(
                    name().charAt(0) + "_channel_" + channel, values[channel], Presence.ofBits(present[channel]));
            if (!column.isEmpty()) {
                columns.add(column);
            }
        }
        return ParameterData.wrap(times, columns, List.of());
    }
}
