package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceTest {

    @Test
    void allHasEveryRow() {
        assertThat(Presence.all().isAll()).isTrue();
        assertThat(Presence.all().has(1_000_000)).isTrue();
        assertThat(Presence.all()).hasToString("all");
        assertThat(Presence.all().approximateBytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 127, 128, 129})
    void noneOfHasNoRowAndRoomForAll(int rowCount) {
        long[] words = Presence.noneOf(rowCount);
        assertThat(words).hasSize((rowCount + 63) / 64);
        assertThat(Presence.ofBits(words).has(rowCount - 1)).isFalse();
        Presence.mark(words, rowCount - 1);
        Presence presence = Presence.ofBits(words);
        assertThat(presence.isAll()).isFalse();
        for (int row = 0; row < rowCount; row++) {
            assertThat(presence.has(row)).as("row %d", row).isEqualTo(row == rowCount - 1);
        }
        assertThat(presence.approximateBytes()).isEqualTo(8L * words.length);
    }

    @Test
    void noneOfNoRowsIsNoWord() {
        assertThat(Presence.noneOf(0)).isEmpty();
    }

    @Test
    void toStringShowsTheBits() {
        assertThat(Presence.ofBits(new long[] {5})).hasToString("bits[5]");
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 129})
    void columnsReadTheirOwnBitsInEveryOffsetSlice(int rowCount) {
        NumberColumn column = everyThird(rowCount);
        for (int from = 0; from <= rowCount; from++) {
            NumberColumn slice = column.slice(from, rowCount);
            for (int row = 0; row < slice.rowCount(); row++) {
                assertThat(slice.has(row)).isEqualTo((from + row) % 3 == 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 129})
    void bitsAndNumbersOfAnySliceAreThoseOfItsRows(int rowCount) {
        NumberColumn column = everyThird(rowCount);
        for (int from = 0; from < rowCount; from++) {
            for (int to = from; to <= rowCount; to++) {
                NumberColumn slice = column.slice(from, to);
                long[] expectedBits = Presence.noneOf(slice.rowCount());
                double[] expected = IntStream.range(0, slice.rowCount())
                        .filter(slice::has)
                        .peek(row -> Presence.mark(expectedBits, row))
                        .mapToDouble(slice::at)
                        .toArray();
                double[] present = new double[slice.rowCount()];

                assertThat(slice.copyPresent(present)).isEqualTo(expected.length);
                assertThat(Arrays.copyOf(present, expected.length)).isEqualTo(expected);
                assertThat(slice.presentBits()).isEqualTo(expectedBits);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 70})
    void rowsAreMarkedAtAnyPlace(int at) {
        NumberColumn column = everyThird(129);
        long[] marked = Presence.noneOf(at + 129);

        assertThat(column.markPresent(marked, at, 0, 129)).isEqualTo(43);

        for (int row = 0; row < at + 129; row++) {
            assertThat(Presence.ofBits(marked).has(row)).as("row %d", row).isEqualTo(row >= at && (row - at) % 3 == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 129})
    void pickAndConcatCarryBitsOverWords(int rowCount) {
        NumberColumn column = everyThird(rowCount);
        int[] backwards = new int[rowCount];
        for (int i = 0; i < rowCount; i++) {
            backwards[i] = rowCount - 1 - i;
        }
        assertThat(column.pick(backwards).pick(backwards)).isEqualTo(column);
        ParameterData data = ParameterData.wrap(new long[rowCount], List.of(column), List.of());
        ParameterData twice = ParameterData.concat(List.of(data.slice(1, rowCount), data));
        assertThat(twice.slice(rowCount - 1, 2 * rowCount - 1)).isEqualTo(data);
        assertThat(twice.slice(0, rowCount - 1)).isEqualTo(data.slice(1, rowCount));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 63, 64, 65, 129})
    void builderMarksTheRowsThatWereSet(int rowCount) {
        ParameterDataBuilder builder = ParameterData.builder();
        for (int row = 0; row < rowCount; row++) {
            builder.row(row);
            if (row % 3 == 0) {
                builder.put("a", row);
            }
        }
        assertThat(builder.build().number("a")).isEqualTo(everyThird(rowCount));
    }

    private static NumberColumn everyThird(int rowCount) {
        double[] values = new double[rowCount];
        long[] words = Presence.noneOf(rowCount);
        for (int row = 0; row < rowCount; row += 3) {
            values[row] = row;
            Presence.mark(words, row);
        }
        return NumberColumn.wrap("a", values, Presence.ofBits(words));
    }
}
