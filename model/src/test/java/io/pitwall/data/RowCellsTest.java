package io.pitwall.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowCellsTest {

    private final RowCells cells = new RowCells();

    @Test
    void aRowWithoutCellsHasATime() {
        assertThat(cells.hasValues()).isFalse();
        assertThat(cells.at(7).timesNs()).containsExactly(7);
        assertThat(cells.at(7).parameters()).isEmpty();
        cells.tag("Lap", "1", true);
        assertThat(cells.hasValues()).isFalse();
    }

    @Test
    void aParameterIsItsNameAndKind() {
        cells.put("a", Double.NaN, true);
        cells.put("a", "text", true);
        cells.put("a", "bytes".getBytes(UTF_8), true);
        cells.put("b", -0.0, true);
        cells.tag("Lap", "1", true);
        assertThat(cells.hasValues()).isTrue();
        assertThat(cells.at(7))
                .isEqualTo(ParameterData.builder()
                        .row(7)
                        .put("a", Double.NaN)
                        .put("a", "text")
                        .put("a", "bytes".getBytes(UTF_8))
                        .put("b", -0.0)
                        .tag("Lap", "1")
                        .build());
    }

    @Test
    void whatIsThereIsOverwrittenIfThatIsSaid() {
        cells.put("a", 1, true);
        cells.put("a", 2, false);
        assertThat(cells.at(7)).isEqualTo(TextTable.parse("time_ns | a\n7 | 1"));
        cells.put("a", 3, true);
        cells.tag("Lap", "1", true);
        cells.tag("Lap", null, false);
        assertThat(cells.at(7)).isEqualTo(TextTable.parse("time_ns | a | Lap#\n7 | 3 | 1"));
        cells.tag("Lap", null, true);
        cells.tag("Lap", null, true);
        assertThat(cells.at(7)).isEqualTo(TextTable.parse("time_ns | a\n7 | 3"));
    }

    @Test
    void aRowThatWasMadeDoesNotChange() {
        cells.put("a", 1, true);
        ParameterData made = cells.at(7);
        cells.put("a", 2, true);
        cells.put("b", 3, true);
        assertThat(made).isEqualTo(TextTable.parse("time_ns | a\n7 | 1"));
        assertThat(cells.at(7)).isEqualTo(TextTable.parse("time_ns | a | b\n7 | 2 | 3"));
    }

    @Test
    void thereMayBeAnyNumberOfNumbers() {
        ParameterDataBuilder expected = ParameterData.builder();
        RowBuffer buffer = new RowBuffer();
        for (int count : new int[] {15, 16, 17, 32, 33, 500}) {
            RowCells row = new RowCells();
            var builder = expected.row(count);
            for (int i = 0; i < count; i++) {
                row.put("p" + i, count + i, true);
                builder.put("p" + i, count + i);
            }
            buffer.append(row.at(count), 0, 1);
        }
        assertThat(buffer.toData()).isEqualTo(expected.build());
    }

    @Test
    void aBufferTakesNumbersAsTheyAre() {
        cells.put("a", 1, true);
        assertThat(RowBuffer.suits(cells.at(7), 0, 1)).isTrue();
        cells.put("a", "text", true);
        assertThat(RowBuffer.suits(cells.at(7), 0, 1)).isFalse();
        RowCells tagged = new RowCells();
        tagged.tag("Lap", "1", true);
        assertThat(RowBuffer.suits(tagged.at(7), 0, 1)).isFalse();
    }

    @Test
    void aNameMustBeThere() {
        assertThatThrownBy(() -> cells.put("", 1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a parameter or tag must have a name, but it is empty");
        assertThat(cells.hasValues()).isFalse();
    }
}
