package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ParameterDataBuilderTest {

    @Test
    void cellsThatAreNotSetAreMissing() {
        ParameterData data = ParameterData.builder()
                .row(1)
                .put("a", 1)
                .row(2)
                .put("b", "x")
                .tag("t", "T")
                .row(3)
                .put("c", new byte[] {3})
                .row(4)
                .build();
        assertThat(data).isEqualTo(TextTable.parse("""
                        time_ns | a | b:text | c:binary | t#
                              1 | 1 |        |          |
                              2 |   | x      |          | T
                              3 |   |        | 0x03     |
                              4 |   |        |          |
                        """));
        assertThat(data.parameters()).extracting(Column::name).containsExactly("a", "b", "c");
    }

    @Test
    void aNumberInEveryRowMakesADenseColumn() {
        NumberColumn column = ParameterData.builder()
                .row(1)
                .put("a", 1)
                .put("a", 2)
                .row(2)
                .put("a", 3)
                .build()
                .number("a");
        assertThat(column).isEqualTo(NumberColumn.of("a", 2, 3));
        assertThat(Objects.requireNonNull(column).isDense()).isTrue();
    }

    @Test
    void settingACellAgainReplacesItsValue() {
        ParameterData data = ParameterData.builder()
                .row(1)
                .put("a", 1)
                .put("a", Double.NaN)
                .put("b", "x")
                .put("b", "y")
                .put("c", new byte[] {1})
                .put("c", new byte[] {2})
                .tag("t", "x")
                .tag("t", "y")
                .build();
        assertThat(data).isEqualTo(TextTable.parse("""
                        time_ns | a   | b:text | c:binary | t#
                              1 | NaN | y      | 0x02     | y
                        """));
    }

    @Test
    void nullTakesAValueBack() {
        String none = null;
        byte[] noBytes = null;
        ParameterData data = ParameterData.builder()
                .row(1)
                .put("b", "x")
                .put("b", none)
                .put("c", new byte[] {1})
                .put("c", noBytes)
                .tag("t", "x")
                .tag("t", null)
                .build();
        assertThat(data.withoutEmptyColumns().parameters()).isEmpty();
        assertThat(data.withoutEmptyColumns().tags()).isEmpty();
    }

    @Test
    void oneNameOfThreeKindsAndATagStandSideBySide() {
        ParameterData data = ParameterData.builder()
                .row(1)
                .put("a", 1)
                .put("a", "x")
                .put("a", new byte[0])
                .tag("a", "y")
                .build();
        assertThat(data.parameters())
                .extracting(Column::kind)
                .containsExactly(Column.Kind.NUMBER, Column.Kind.TEXT, Column.Kind.BINARY);
        assertThat(data.row(0).tag("a")).isEqualTo("y");
    }

    @Test
    void bytesAreCopied() {
        byte[] bytes = {1, 2};
        ParameterData data = ParameterData.builder().row(1).put("c", bytes).build();
        bytes[0] = 9;
        assertThat(data.row(0).binary("c")).containsExactly(1, 2);
    }

    @Test
    void goesOnAfterBuildWithoutChangingWhatWasBuilt() {
        ParameterDataBuilder builder =
                ParameterData.builder().row(1).put("a", 1).put("b", "x").tag("t", "T");
        ParameterData first = builder.build();
        ParameterData expected = first.pick(new int[] {0});
        ParameterData second =
                builder.put("a", 5).put("b", "y").tag("t", "U").row(2).build();
        assertThat(first).isEqualTo(expected);
        assertThat(second).isEqualTo(TextTable.parse("""
                        time_ns | a | b:text | t#
                              1 | 5 | y      | U
                              2 |   |        |
                        """));
        assertThat(builder.rowCount()).isEqualTo(2);
    }

    @Test
    void growsAsFarAsTheRowsGoAndLateColumnsFit() {
        ParameterDataBuilder builder = ParameterData.builder();
        for (int row = 0; row < 1000; row++) {
            builder.row(-row);
        }
        ParameterData data = builder.put("a", 1)
                .put("b", "x")
                .put("c", new byte[] {1})
                .tag("t", "T")
                .row(5)
                .build();
        assertThat(data.rowCount()).isEqualTo(1001);
        assertThat(data.timeNs(999)).isEqualTo(-999);
        assertThat(data.slice(999, 1000))
                .isEqualTo(ParameterData.builder()
                        .row(-999)
                        .put("a", 1)
                        .put("b", "x")
                        .put("c", new byte[] {1})
                        .tag("t", "T")
                        .build());
        assertThat(data.slice(0, 999).withoutEmptyRows().isEmpty()).isTrue();
    }

    @Test
    void cellsBeforeTheFirstRowAreRefusedAndLeaveNothingBehind() {
        String message = "start a row with row(timeNs) before setting its cells";
        ParameterDataBuilder builder = ParameterData.builder();
        assertThatThrownBy(() -> builder.put("a", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> builder.put("a", "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> builder.put("a", new byte[0]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> builder.tag("a", "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThat(builder.row(1).build()).isEqualTo(ParameterData.wrap(new long[] {1}, List.of(), List.of()));
    }

    @Test
    void emptyNamesAreRefused() {
        ParameterDataBuilder builder = ParameterData.builder().row(1);
        String message = "a parameter or tag must have a name, but it is empty";
        assertThatThrownBy(() -> builder.put("", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> builder.put("", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> builder.tag("", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(builder.build().parameters()).isEmpty();
    }
}
