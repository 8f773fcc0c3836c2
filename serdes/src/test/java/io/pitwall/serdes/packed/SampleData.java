package io.pitwall.serdes.packed;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Presence;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.packed.numbers.NumberPatterns;
import io.pitwall.serdes.packed.numbers.SensorConversions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Parameter data of every kind of column, some cells missing. */
final class SampleData {

    private SampleData() {}

    /** A column of each pattern of numbers, in turn dense and with missing cells, and texts, binaries and tags. */
    static ParameterData of(int rows) {
        List<Column> parameters = new ArrayList<>();
        NumberPatterns.all().forEach((name, at) -> {
            double[] values = IntStream.range(0, rows).mapToDouble(at).toArray();
            int every = parameters.size() % 4;
            parameters.add(NumberColumn.wrap(name, values, every == 0 ? Presence.all() : missing(rows, every + 1)));
        });
        parameters.add(TextColumn.wrap("driver", texts(rows, 1_000, "Zo\u00EB ")));
        parameters.add(TextColumn.wrap("sparse", texts(rows, 3, "t")));
        parameters.add(BinaryColumn.wrap("raw", binaries(rows)));
        return ParameterData.wrap(times(rows), parameters, List.of(TextColumn.wrap("lap", texts(rows, 1_000, ""))));
    }

    /** What sensors tell: noise of several widths, on a level and on a drift, seldom an outlier; a clock that jitters. */
    static ParameterData noisy(int rows) {
        Random random = new Random(rows);
        long[] times = times(rows);
        List<Column> parameters = new ArrayList<>();
        for (int sigma : new int[] {1, 20, 3_000, 500_000}) {
            double[] level = new double[rows];
            double[] drift = new double[rows];
            double base = 0;
            for (int row = 0; row < rows; row++) {
                base += random.nextGaussian() * sigma / 4;
                level[row] = Math.rint(random.nextGaussian() * sigma) / 100;
                drift[row] = Math.rint(base + random.nextGaussian() * sigma) / 100 + (row % 97 == 41 ? 1e6 : 0);
            }
            parameters.add(NumberColumn.of("level-" + sigma, level));
            parameters.add(NumberColumn.of("drift-" + sigma, drift));
        }
        for (int row = 0; row < rows; row++) {
            times[row] += Math.round(1_000_000 * random.nextGaussian());
        }
        return ParameterData.wrap(times, parameters, List.of());
    }

    /** Fixed point of sensors whose axes were turned around, so that 0 became -0.0, and which tell NaN now and then. */
    static ParameterData turnedAround(int rows) {
        Random random = new Random(rows);
        List<Column> parameters = new ArrayList<>();
        for (double odd : new double[] {-0.0, Double.NaN, Double.longBitsToDouble(0x7ff8_0000_0000_0001L)}) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                int reading = (int) Math.rint(5 * random.nextGaussian());
                values[row] = reading == 0 ? odd : -reading / 1024.0;
            }
            parameters.add(NumberColumn.of("odd-" + parameters.size(), values));
        }
        return ParameterData.wrap(times(rows), parameters, List.of());
    }

    /** Readings of a converter, each column by another formula. */
    static ParameterData converted(int rows) {
        double[] counts = SensorConversions.counts(rows, 60);
        List<Column> parameters = new ArrayList<>();
        SensorConversions.exact()
                .forEach((name, formula) -> parameters.add(
                        NumberColumn.of(name, Arrays.stream(counts).map(formula).toArray())));
        SensorConversions.calibrated()
                .forEach((name, formula) -> parameters.add(
                        NumberColumn.of(name, Arrays.stream(counts).map(formula).toArray())));
        return ParameterData.wrap(times(rows), parameters, List.of());
    }

    /** Rows of a logger that writes every 10 ms, one of them late. */
    static ParameterData inMs(int rows) {
        long[] times = IntStream.range(0, rows)
                .mapToLong(row -> 1_700_000_000_000_000_000L + 10_000_000L * row + (row == 7 ? 3_000_000 : 0))
                .toArray();
        double[] values = IntStream.range(0, rows).mapToDouble(row -> row / 4.0).toArray();
        return ParameterData.wrap(times, List.of(NumberColumn.of("Brake", values)), List.of());
    }

    private static long[] times(int rows) {
        return IntStream.range(0, rows)
                .mapToLong(row -> 1_609_459_200_000_000_000L + 16_666_667L * row)
                .toArray();
    }

    private static Presence missing(int rows, int every) {
        long[] words = Presence.noneOf(rows);
        for (int row = 0; row < rows; row++) {
            if (row % every == 0) {
                Presence.mark(words, row);
            }
        }
        return Presence.ofBits(words);
    }

    private static String[] texts(int rows, int missingEvery, String prefix) {
        String[] texts = new String[rows];
        for (int row = 0; row < rows; row++) {
            texts[row] = row % missingEvery == missingEvery - 1 ? null : prefix + row / 40;
        }
        return texts;
    }

    private static byte[][] binaries(int rows) {
        byte[][] binaries = new byte[rows][];
        for (int row = 0; row < rows; row++) {
            binaries[row] = row % 5 == 1 ? null : new byte[row % 4];
        }
        return binaries;
    }
}
