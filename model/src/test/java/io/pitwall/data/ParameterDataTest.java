package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterDataTest {

    private static final ParameterData LAP = TextTable.parse("""
            time_ns | Speed | Brake | Driver:text | Speed:text | Blob:binary | Lap# | Car#
                  1 |    10 |       | Ana         | slow       | 0x01        | 1    |
                  2 |       |   0.5 |             |            |             | 1    | A
                  3 |    30 |   NaN | ""          | fast       | 0x          | 2    |
            """);

    @Test
    void emptyHasNoRowsAndNoColumns() {
        assertThat(ParameterData.empty().isEmpty()).isTrue();
        assertThat(ParameterData.empty().rowCount()).isZero();
        assertThat(ParameterData.empty().parameters()).isEmpty();
        assertThat(ParameterData.empty().tags()).isEmpty();
        assertThat(ParameterData.empty()).isEqualTo(ParameterData.builder().build());
    }

    @Test
    void columnsAreFoundByNameAndKind() {
        assertThat(LAP.number("Speed")).isEqualTo(LAP.parameters().get(0));
        assertThat(LAP.text("Speed")).isEqualTo(LAP.parameters().get(3));
        assertThat(LAP.binary("Blob")).isEqualTo(LAP.parameters().get(4));
        assertThat(LAP.tag("Car")).isEqualTo(LAP.tags().get(1));
        assertThat(LAP.number("Driver")).isNull();
        assertThat(LAP.text("Brake")).isNull();
        assertThat(LAP.binary("Speed")).isNull();
        assertThat(LAP.tag("Speed")).isNull();
        assertThat(LAP.number("speed")).isNull();
    }

    @Test
    void namesAreListedOnce() {
        assertThat(LAP.parameterNames()).containsExactly("Speed", "Brake", "Driver", "Blob");
    }

    @Test
    void listsAndTimesCannotBeChangedFromOutside() {
        List<Column> columns = new ArrayList<>(List.of(NumberColumn.of("a", 1)));
        ParameterData data = ParameterData.wrap(new long[] {5}, columns, List.of());
        columns.clear();
        data.timesNs()[0] = 6;
        assertThat(data.parameters()).hasSize(1);
        assertThat(data.timeNs(0)).isEqualTo(5);
        Column column = NumberColumn.of("b", 1);
        for (ParameterData each :
                List.of(data, LAP, LAP.slice(0, 1), LAP.pick(new int[] {0}), LAP.select(Set.of("Brake")))) {
            assertThatThrownBy(() -> each.parameters().add(column)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> each.tags().clear()).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void wrapRefusesColumnsOfOtherLength() {
        assertThatThrownBy(() -> ParameterData.wrap(new long[2], List.of(NumberColumn.of("a", 1)), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'a' has 1 cells, but there are 2 rows");
        assertThatThrownBy(() -> ParameterData.wrap(new long[0], List.of(), List.of(TextColumn.of("t", "x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tag 't' has 1 cells, but there are 0 rows");
    }

    @Test
    void wrapRefusesTheSameParameterOrTagTwice() {
        List<Column> same = List.of(NumberColumn.of("a", 1), TextColumn.of("a", "x"), NumberColumn.of("a", 2));
        assertThatThrownBy(() -> ParameterData.wrap(new long[1], same, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'a' (number) is there twice");
        List<TextColumn> tags = List.of(TextColumn.of("t", "x"), TextColumn.of("t", "x"));
        assertThatThrownBy(() -> ParameterData.wrap(new long[1], List.of(), tags))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tag 't' (text) is there twice");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 4", "2, 1"})
    void sliceRefusesRowsThatAreNotThere(int from, int to) {
        assertThatThrownBy(() -> LAP.slice(from, to)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void sliceReadsItsOwnRows() {
        ParameterData slice = LAP.slice(1, 3);
        assertThat(slice)
                .isEqualTo(TextTable.parse("""
                                time_ns | Speed | Brake | Driver:text | Speed:text | Blob:binary | Lap# | Car#
                                      2 |       |   0.5 |             |            |             | 1    | A
                                      3 |    30 |   NaN | ""          | fast       | 0x          | 2    |
                                """))
                .hasSameHashCodeAs(LAP.slice(0, 3).slice(1, 3));
        assertThat(slice.timesNs()).containsExactly(2, 3);
        assertThat(slice.slice(1, 2).timeNs(0)).isEqualTo(3);
        assertThat(LAP.slice(0, 3)).isSameAs(LAP);
        assertThat(LAP.slice(2, 2).isEmpty()).isTrue();
        assertThatThrownBy(() -> slice.timeNs(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.timeNs(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void pickTakesRowsInTheOrderGiven() {
        ParameterData picked = LAP.slice(1, 3).pick(new int[] {1, 0, 1});
        assertThat(picked).isEqualTo(TextTable.parse("""
                        time_ns | Speed | Brake | Driver:text | Speed:text | Blob:binary | Lap# | Car#
                              3 |    30 |   NaN | ""          | fast       | 0x          | 2    |
                              2 |       |   0.5 |             |            |             | 1    | A
                              3 |    30 |   NaN | ""          | fast       | 0x          | 2    |
                        """));
        assertThatThrownBy(() -> LAP.pick(new int[] {3})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void selectKeepsEveryKindOfANameAllRowsAndAllTags() {
        ParameterData selected = LAP.select(Set.of("Speed", "NotThere"));
        assertThat(selected.parameters())
                .containsExactly(LAP.parameters().get(0), LAP.parameters().get(3));
        assertThat(selected.tags()).isEqualTo(LAP.tags());
        assertThat(selected.rowCount()).isEqualTo(3);
        assertThat(LAP.select(LAP.parameterNames())).isSameAs(LAP);
        assertThat(LAP.select(Set.of()).rowCount()).isEqualTo(3);
    }

    @Test
    void rowsWithoutValuesGoAndTagsAloneDoNotKeepThem() {
        ParameterData data = TextTable.parse("""
                time_ns | a   | b:text | c:binary | t#
                      1 |     |        |          | x
                      2 | NaN |        |          |
                      3 |     | ""     |          |
                      4 |     |        | 0x       |
                      5 |     |        |          |
                """);
        assertThat(data.withoutEmptyRows()).isEqualTo(data.slice(1, 4));
        assertThat(data.slice(0, 1).withoutEmptyRows().isEmpty()).isTrue();
        assertThat(LAP.withoutEmptyRows()).isSameAs(LAP);
        assertThat(data.select(Set.of()).withoutEmptyRows().isEmpty()).isTrue();
    }

    @Test
    void aColumnWithoutMissingCellsKeepsAllRows() {
        ParameterData data = ParameterData.wrap(new long[2], List.of(NumberColumn.of("a", 1, 2)), List.of());
        assertThat(data.withoutEmptyRows()).isSameAs(data);
    }

    @Test
    void columnsWithoutValuesGo() {
        ParameterData slice = LAP.slice(1, 2);
        assertThat(slice.withoutEmptyColumns()).isEqualTo(TextTable.parse("""
                        time_ns | Brake | Lap# | Car#
                              2 |   0.5 | 1    | A
                        """));
        assertThat(LAP.withoutEmptyColumns()).isSameAs(LAP);
        assertThat(LAP.slice(0, 1).withoutEmptyColumns().tag("Car")).isNull();
    }

    @Test
    void withPutsANewColumnBehindTheOthers() {
        ParameterData changed = LAP.with(TextColumn.of("New", "a", null, "c"));
        assertThat(changed.parameters()).hasSize(6).endsWith(TextColumn.of("New", "a", null, "c"));
        assertThat(LAP.parameters()).hasSize(5);
    }

    @Test
    void withReplacesEveryKindOfItsNameWhereTheFirstStood() {
        NumberColumn speed = NumberColumn.of("Speed", 7, 8, 9);
        ParameterData changed = LAP.with(speed);
        assertThat(changed.parameters())
                .containsExactly(
                        speed,
                        LAP.parameters().get(1),
                        LAP.parameters().get(2),
                        LAP.parameters().get(4));
        TextColumn brake = TextColumn.of("Brake", "x", "y", "z");
        assertThat(LAP.with(brake).parameters().get(1)).isEqualTo(brake);
        assertThat(LAP.with(brake).number("Brake")).isNull();
    }

    @Test
    void withRefusesAnotherNumberOfRows() {
        assertThatThrownBy(() -> LAP.slice(0, 2).with(NumberColumn.of("a", 1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'a' has 3 cells, but there are 2 rows");
    }

    @Test
    void withTagReplacesTheTagOfItsName() {
        ParameterData data = TextTable.parse("time_ms | a | Lap# | Car#\n1 | 1 | 1 | 7\n2 | 2 | | 8");
        assertThat(data.withTag(TextColumn.of("Lap", "5", "6")))
                .isEqualTo(TextTable.parse("time_ms | a | Lap# | Car#\n1 | 1 | 5 | 7\n2 | 2 | 6 | 8"));
        assertThat(data.withTag(TextColumn.of("a", "x", null)))
                .isEqualTo(TextTable.parse("time_ms | a | Lap# | Car# | a#\n1 | 1 | 1 | 7 | x\n2 | 2 | | 8 |"));
        assertThatThrownBy(() -> data.withTag(TextColumn.of("Lap", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tag 'Lap' has 1 cells, but there are 2 rows");
    }

    @Test
    void deriveNumberComputesEveryRow() {
        ParameterData derived = LAP.slice(1, 3)
                .deriveNumber(
                        "Twice", List.of("Speed", "Late"), row -> 2 * row.number("Speed", -1) + row.number("Late", 0));
        NumberColumn twice = Objects.requireNonNull(derived.number("Twice"));
        assertThat(twice).isEqualTo(NumberColumn.of("Twice", -2, 60));
        assertThat(twice.isDense()).isTrue();
    }

    @Test
    void deriveTextLeavesCellsMissingWhereTheFunctionGivesNull() {
        ParameterData derived =
                LAP.deriveText("Hard", List.of("Brake"), row -> row.has("Brake") ? row.tag("Car") : "no");
        assertThat(derived.text("Hard")).isEqualTo(TextColumn.of("Hard", "no", "A", null));
    }

    @Test
    void deriveRefusesNamesThatAreNotDeclared() {
        assertThatThrownBy(() -> LAP.deriveNumber("x", List.of("Speed", "Gear"), row -> row.number("Gaer")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'Gaer' is not among the parameters of this stage: Speed, Gear;"
                        + " name it where the stage takes its parameters");
        assertThatThrownBy(() -> LAP.deriveText("x", List.of("Speed"), row -> row.text("Gaer")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parameter 'Gaer' is not among the parameters of this stage: Speed;");
    }

    @Test
    void equalityIgnoresTheOrderOfColumnsAndKeepsThatOfRows() {
        ParameterData turned = ParameterData.wrap(
                LAP.timesNs(),
                List.of(1, 4, 0, 3, 2).stream().map(LAP.parameters()::get).toList(),
                List.of(LAP.tags().get(1), LAP.tags().get(0)));
        assertThat(turned).isEqualTo(LAP).hasSameHashCodeAs(LAP);
        assertThat(LAP.pick(new int[] {0, 2, 1})).isNotEqualTo(LAP);
        assertThat(LAP)
                .isNotEqualTo(LAP.slice(0, 2))
                .isNotEqualTo(LAP.select(Set.of("Speed")))
                .isNotEqualTo(LAP.with(NumberColumn.of("New", 1, 2, 3)))
                .isNotEqualTo(ParameterData.wrap(new long[] {1, 2, 4}, LAP.parameters(), LAP.tags()))
                .isNotEqualTo(ParameterData.wrap(LAP.timesNs(), LAP.parameters(), List.of()));
        assertThat(LAP.select(Set.of("Speed")).with(LAP.parameters().get(0))).isNotEqualTo(LAP.select(Set.of("Speed")));
    }

    @Test
    void toStringIsTheTable() {
        assertThat(LAP).hasToString(TextTable.print(LAP));
    }

    @Test
    void approximateBytesSumTheColumns() {
        long columns =
                LAP.parameters().stream().mapToLong(Column::approximateBytes).sum();
        assertThat(LAP.approximateBytes()).isGreaterThan(columns).isLessThan(2 * columns);
    }
}
