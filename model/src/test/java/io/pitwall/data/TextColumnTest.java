package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextColumnTest {

    @Test
    void tellsWhatItIs() {
        TextColumn column = TextColumn.of("Driver", "Ana", null, "");
        assertThat(column.name()).isEqualTo("Driver");
        assertThat(column.kind()).isEqualTo(Column.Kind.TEXT);
        assertThat(column.rowCount()).isEqualTo(3);
        assertThat(column).hasToString("Driver (3 texts)");
    }

    @Test
    void ofCopiesItsValues() {
        String[] values = {"Ana", "Bo"};
        TextColumn column = TextColumn.of("Driver", values);
        values[0] = "changed";
        assertThat(column.at(0)).isEqualTo("Ana");
    }

    @Test
    void emptyTextIsAValueAndNullIsMissing() {
        TextColumn column = TextColumn.of("Driver", "", null);
        assertThat(column.has(0)).isTrue();
        assertThat(column.at(0)).isEmpty();
        assertThat(column.has(1)).isFalse();
        assertThat(column.at(1)).isNull();
        assertThat(column.isEmpty()).isFalse();
        assertThat(column.slice(1, 2).isEmpty()).isTrue();
        assertThat(TextColumn.of("Driver", "")).isNotEqualTo(TextColumn.wrap("Driver", new String[1]));
    }

    @Test
    void equalityLooksAtNameAndCellsButNotAtTheMemoryBehindThem() {
        TextColumn column = TextColumn.of("Driver", "x", "Ana", null, "y").slice(1, 3);
        assertThat(column)
                .isEqualTo(TextColumn.of("Driver", "Ana", null))
                .hasSameHashCodeAs(TextColumn.of("Driver", "Ana", null))
                .isNotEqualTo(TextColumn.of("Driver", "Ana", ""))
                .isNotEqualTo(TextColumn.of("Driver", "Ana"))
                .isNotEqualTo(TextColumn.of("driver", "Ana", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 3})
    void indexOutsideTheSliceIsRefusedEvenWhenTheMemoryHasIt(int row) {
        TextColumn slice = TextColumn.of("a", "0", "1", "2", "3", "4").slice(1, 3);
        assertThatThrownBy(() -> slice.at(row)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.has(row)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.pick(new int[] {row})).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(row, 9)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void pickTakesRowsInTheOrderGivenAndMoreThanOnce() {
        assertThat(TextColumn.of("a", "0", null, "2").slice(1, 3).pick(new int[] {1, 0, 1}))
                .isEqualTo(TextColumn.of("a", "2", null, "2"));
    }

    @Test
    void renamedKeepsTheCells() {
        assertThat(TextColumn.of("a", "0", null).renamed("b")).isEqualTo(TextColumn.of("b", "0", null));
    }

    @Test
    void nameIsNeverEmptyNorNull() {
        assertThatThrownBy(() -> TextColumn.of("", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a parameter or tag must have a name, but it is empty");
        assertThatThrownBy(() -> TextColumn.of(Nulls.of(String.class), "x"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }

    @Test
    void approximateBytesCountASharedTextOncePerRun() {
        String text = "x".repeat(1000);
        assertThat(TextColumn.of("a", text, text, text).approximateBytes()).isBetween(1_000L, 1_500L);
        assertThat(TextColumn.of("a", text, null, text).approximateBytes()).isGreaterThan(2_000L);
    }
}
