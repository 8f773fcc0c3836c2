package io.pitwall.serdes.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.Presence;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.packed.numbers.NumberPatterns;
import io.pitwall.serdes.plain.ArbitraryMessages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PackedFormatPropertyTest {

    /** Shared by all tries: what it remembers of one must not change what is read of another. */
    private static final PackedFormat FORMAT = new PackedFormat();

    @Provide
    Arbitrary<StreamMessage> messages() {
        return ArbitraryMessages.any();
    }

    @Property(tries = 1_000)
    void readsWhatItWrites(@ForAll("messages") StreamMessage message) {
        assertThat(FORMAT.decode(FORMAT.encode(message))).isEqualTo(message);
    }

    /** Columns of regions, each of another pattern and length; a random share of the cells is missing. */
    @Property(tries = 400)
    void regionsOfAnyPatternsAreReadBitForBit(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 700) int rows,
            @ForAll @IntRange(min = 1, max = 5) int columnCount) {
        Random random = new Random(seed);
        List<IntToDoubleFunction> patterns = List.copyOf(NumberPatterns.all().values());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < columnCount; i++) {
            columns.add(column("c" + i, rows, patterns, random));
        }
        long unitNs = random.nextBoolean() ? 1 : 1_000_000;
        long[] times = new long[rows];
        times[0] = random.nextBoolean() ? 0 : unitNs * random.nextInt();
        for (int row = 1; row < rows; row++) {
            times[row] = times[row - 1] + unitNs * random.nextInt(1 + random.nextInt(1_000_000));
        }
        ParameterData data = ParameterData.wrap(times, columns, List.of());

        byte[] value = FORMAT.encode(data);
        ParameterData read = (ParameterData) FORMAT.decode(value);
        for (int i = 0; i < columnCount; i++) {
            assertThat(presentBits(read.parameters().get(i)))
                    .isEqualTo(presentBits(data.parameters().get(i)));
        }
        assertThat(read).isEqualTo(data);
    }

    private static long[] presentBits(Column column) {
        double[] values = new double[column.rowCount()];
        int count = ((NumberColumn) column).copyPresent(values);
        return Arrays.stream(values, 0, count)
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    /** What numbers cost beyond names and times, which one column of constants shows. */
    @Property(tries = 300)
    void aColumnNeverTakesMoreThanRawAnd12Bytes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int rows, @ForAll boolean shared) {
        Random random = new Random(seed);
        List<IntToDoubleFunction> patterns = List.copyOf(NumberPatterns.all().values());
        PackedFormat format = shared ? FORMAT : new PackedFormat();
        double[] values = new double[rows];
        for (int block = 0; block < 3; block++) {
            for (int row = 0; row < rows; row++) {
                values[row] = random.nextInt(4) > 0
                        ? Double.longBitsToDouble(random.nextLong())
                        : patterns.get(random.nextInt(patterns.size())).applyAsDouble(row);
            }
            ParameterData data = ParameterData.wrap(
                    new long[rows], List.of(NumberColumn.of("a", values), NumberColumn.of("b", values)), List.of());
            ParameterData constant =
                    ParameterData.wrap(new long[rows], List.of(NumberColumn.of("a", new double[rows])), List.of());

            assertThat(format.encode(data).length - format.encode(constant).length)
                    .isLessThanOrEqualTo(2 * (8 * rows + 12));
        }
    }

    private static NumberColumn column(String name, int rows, List<IntToDoubleFunction> patterns, Random random) {
        double[] values = new double[rows];
        long[] present = Presence.noneOf(rows);
        int missingOf8 = random.nextInt(9);
        int row = 0;
        while (row < rows) {
            IntToDoubleFunction pattern = patterns.get(random.nextInt(patterns.size()));
            for (int end = Math.min(rows, row + 1 + random.nextInt(300)); row < end; row++) {
                values[row] = pattern.applyAsDouble(row);
                if (random.nextInt(8) >= missingOf8) {
                    Presence.mark(present, row);
                }
            }
        }
        return NumberColumn.wrap(name, values, Presence.ofBits(present));
    }
}
