package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnTest {

    /** A NaN whose payload a conversion through {@code doubleToLongBits} would lose. */
    private static final long NAN_WITH_PAYLOAD = 0x7ff8_dead_beef_0001L;

    /** 1.0, missing, NaN, -0.0. */
    private static NumberColumn sparse() {
        return NumberColumn.wrap("Speed", new double[] {1, 77, Double.NaN, -0.0}, Presence.ofBits(new long[] {0b1101}));
    }

    @Test
    void tellsWhatItIs() {
        NumberColumn column = NumberColumn.of("Speed", 1, 2);
        assertThat(column.name()).isEqualTo("Speed");
        assertThat(column.kind()).isEqualTo(Column.Kind.NUMBER);
        assertThat(column.rowCount()).isEqualTo(2);
        assertThat(column.isDense()).isTrue();
        assertThat(column).hasToString("Speed (2 numbers)");
        assertThat(sparse().isDense()).isFalse();
    }

    @Test
    void ofCopiesItsValues() {
        double[] values = {1, 2};
        NumberColumn column = NumberColumn.of("Speed", values);
        values[0] = 99;
        assertThat(column.at(0)).isEqualTo(1);
    }

    @Test
    void missingCellsReadAsNaNWhateverTheMemoryHolds() {
        assertThat(sparse().has(1)).isFalse();
        assertThat(sparse().at(1)).isNaN();
    }

    @Test
    void nanIsAValue() {
        assertThat(sparse().has(2)).isTrue();
        assertThat(sparse().at(2)).isNaN();
        assertThat(NumberColumn.of("Speed", Double.NaN).isEmpty()).isFalse();
        NumberColumn missing = NumberColumn.wrap("Speed", new double[] {Double.NaN}, Presence.ofBits(new long[1]));
        assertThat(missing.isEmpty()).isTrue();
        assertThat(missing).isNotEqualTo(NumberColumn.of("Speed", Double.NaN));
    }

    @Test
    void columnWithoutRowsIsEmpty() {
        assertThat(NumberColumn.of("Speed").isEmpty()).isTrue();
        assertThat(NumberColumn.of("Speed").rowCount()).isZero();
    }

    @Test
    void equalityIsOnRawBits() {
        assertThat(NumberColumn.of("a", 0.0)).isNotEqualTo(NumberColumn.of("a", -0.0));
        assertThat(NumberColumn.of("a", Double.NaN)).isEqualTo(NumberColumn.of("a", Double.NaN));
        assertThat(NumberColumn.of("a", Double.longBitsToDouble(NAN_WITH_PAYLOAD)))
                .isNotEqualTo(NumberColumn.of("a", Double.NaN));
    }

    @Test
    void equalityLooksAtNameRowsAndMissingCellsButNotAtTheMemoryBehindThem() {
        NumberColumn other = NumberColumn.wrap(
                "Speed", new double[] {1, -5, Double.NaN, -0.0, 4}, Presence.ofBits(new long[] {0b11101}));
        assertThat(other.slice(0, 4)).isEqualTo(sparse()).hasSameHashCodeAs(sparse());
        assertThat(other).isNotEqualTo(sparse());
        assertThat(sparse().renamed("Brake")).isNotEqualTo(sparse());
        assertThat(NumberColumn.wrap("a", new double[] {1, 2}, Presence.ofBits(new long[] {0b11})))
                .isEqualTo(NumberColumn.of("a", 1, 2))
                .hasSameHashCodeAs(NumberColumn.of("a", 1, 2));
        assertThat((Object) NumberColumn.of("a")).isNotEqualTo(TextColumn.of("a"));
    }

    @Test
    void payloadOfNaNSurvivesSliceAndPick() {
        double value = Double.longBitsToDouble(NAN_WITH_PAYLOAD);
        NumberColumn column = NumberColumn.of("a", 0, value).slice(1, 2).pick(new int[] {0});
        assertThat(Double.doubleToRawLongBits(column.at(0))).isEqualTo(NAN_WITH_PAYLOAD);
    }

    @Test
    void slicesOfSlicesReadTheirOwnRows() {
        NumberColumn slice = sparse().slice(1, 4).slice(1, 3);
        assertThat(slice.rowCount()).isEqualTo(2);
        assertThat(slice.at(0)).isNaN();
        assertThat(slice.has(0)).isTrue();
        assertThat(Double.doubleToRawLongBits(slice.at(1))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(sparse().slice(4, 4).rowCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 3})
    void indexOutsideTheSliceIsRefusedEvenWhenTheMemoryHasIt(int row) {
        NumberColumn slice = NumberColumn.of("a", 0, 1, 2, 3, 4).slice(1, 3);
        assertThatThrownBy(() -> slice.at(row)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.has(row)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.pick(new int[] {row})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(0, row == 2 ? 3 : row)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void sliceRefusesRangesThatRunBackwards() {
        assertThatThrownBy(() -> NumberColumn.of("a", 0, 1, 2).slice(2, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void pickTakesRowsInTheOrderGivenAndMoreThanOnce() {
        assertThat(sparse().pick(new int[] {3, 1, 0, 0}))
                .isEqualTo(
                        NumberColumn.wrap("Speed", new double[] {-0.0, 0, 1, 1}, Presence.ofBits(new long[] {0b1101})));
        assertThat(NumberColumn.of("a", 1, 2, 3).pick(new int[] {2, 0})).isEqualTo(NumberColumn.of("a", 3, 1));
        assertThat(NumberColumn.of("a", 1, 2, 3).pick(new int[] {2, 0}).isDense())
                .isTrue();
        assertThat(sparse().pick(new int[0]).rowCount()).isZero();
    }

    @Test
    void renamedKeepsTheCells() {
        NumberColumn renamed = sparse().slice(0, 2).renamed("Brake");
        assertThat(renamed.name()).isEqualTo("Brake");
        assertThat(renamed.at(0)).isEqualTo(1);
        assertThat(renamed.has(1)).isFalse();
    }

    @Test
    void nameIsNeverEmptyNorNull() {
        assertThatThrownBy(() -> NumberColumn.of("", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a parameter or tag must have a name, but it is empty");
        assertThatThrownBy(() -> NumberColumn.of("a", 1).renamed("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NumberColumn.of(Nulls.of(String.class), 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }

    @Test
    void approximateBytesGrowWithTheRows() {
        assertThat(NumberColumn.of("a", new double[1000]).approximateBytes()).isBetween(8_000L, 9_000L);
        assertThat(NumberColumn.of("a", new double[1000]).slice(0, 10).approximateBytes())
                .isLessThan(200);
    }
}
