package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcatenationTest {

    private static final ParameterData SPEED = TextTable.parse("""
            time_ns | Speed | Driver:text | Lap#
                  1 |    10 | Ana         | 1
                  2 |    20 |             | 1
            """);

    @Test
    void nothingIsEmpty() {
        assertThat(ParameterData.concat(List.of())).isEqualTo(ParameterData.empty());
        assertThat(ParameterData.concat(List.of(ParameterData.empty(), SPEED.slice(1, 1))))
                .isEqualTo(ParameterData.empty());
    }

    @Test
    void partsWithoutRowsAddNothingNotEvenColumns() {
        ParameterData headingOnly = TextTable.parse("time_ns | Other | Car#");
        assertThat(ParameterData.concat(List.of(headingOnly, SPEED, headingOnly)))
                .isSameAs(SPEED);
    }

    @Test
    void disjointColumnsAreMissingInTheOtherPart() {
        ParameterData brake = TextTable.parse("""
                time_ns | Brake | Blob:binary | Car#
                      3 |   0.5 | 0x01        | A
                """);
        assertThat(ParameterData.concat(List.of(SPEED, brake, SPEED.slice(0, 1))))
                .hasToString("""
                        time_ns | Speed | Driver:text | Brake | Blob:binary | Lap# | Car#
                              1 |    10 | Ana         |       |             | 1    |
                              2 |    20 |             |       |             | 1    |
                              3 |       |             |   0.5 | 0x01        |      | A
                              1 |    10 | Ana         |       |             | 1    |
                        """);
    }

    @Test
    void overlappingColumnsKeepTheOrderOfFirstAppearance() {
        ParameterData other = TextTable.parse("""
                time_ns | Gear | Speed | Car# | Lap#
                      3 |    5 |       | A    | 2
                """);
        assertThat(ParameterData.concat(List.of(SPEED, other))).hasToString("""
                        time_ns | Speed | Driver:text | Gear | Lap# | Car#
                              1 |    10 | Ana         |      | 1    |
                              2 |    20 |             |      | 1    |
                              3 |       |             |    5 | 2    | A
                        """);
    }

    @Test
    void kindsOfTheSameNameStayApart() {
        ParameterData text = TextTable.parse("time_ns | Speed:text | Speed:binary | Speed#\n3 | fast | 0x07 | S");
        assertThat(ParameterData.concat(List.of(SPEED.select(List.of("Speed")), text)))
                .hasToString("""
                        time_ns | Speed | Speed:text | Speed:binary | Lap# | Speed#
                              1 |    10 |            |              | 1    |
                              2 |    20 |            |              | 1    |
                              3 |       | fast       | 0x07         |      | S
                        """);
    }

    @Test
    void numbersWithoutMissingCellsStayDense() {
        NumberColumn dense = Objects.requireNonNull(
                ParameterData.concat(List.of(SPEED, SPEED.slice(1, 2))).number("Speed"));
        assertThat(dense).isEqualTo(NumberColumn.of("Speed", 10, 20, 20));
        assertThat(dense.isDense()).isTrue();
    }

    @Test
    void timesNeitherSortNorMerge() {
        assertThat(ParameterData.concat(List.of(SPEED.slice(1, 2), SPEED)).timesNs())
                .containsExactly(2, 1, 2);
    }

    @Test
    void rowsOfALastPartAreThoseOfItsSlice() {
        ParameterData sparse =
                TextTable.parse("time_ns | Speed | Gear | Lap#\n1 | 5 |  | 1\n2 |  | 6 |\n3 |  |  | 2\n4 | 7 | 8 |");
        List<ParameterData> parts = List.of(SPEED, SPEED.slice(1, 1), SPEED.slice(1, 2));
        for (int from = 0; from <= 4; from++) {
            for (int to = from; to <= 4; to++) {
                ParameterData slice = sparse.slice(from, to);
                assertThat(ParameterData.concat(parts, sparse, from, to))
                        .isEqualTo(ParameterData.concat(List.of(parts.get(0), parts.get(2), slice)));
                assertThat(PlainRow.of(ParameterData.concat(List.of(SPEED), sparse, from, to))
                                .subList(2, 2 + to - from))
                        .isEqualTo(PlainRow.of(slice));
                assertThat(ParameterData.concat(List.of(), sparse, from, to))
                        .isEqualTo(slice.isEmpty() ? ParameterData.empty() : slice);
            }
        }
        assertThat(ParameterData.concat(List.of(), SPEED, 0, 2)).isSameAs(SPEED);
        assertThat(ParameterData.concat(List.of(SPEED), SPEED, 1, 1)).isSameAs(SPEED);
        assertThatThrownBy(() -> ParameterData.concat(List.of(), SPEED, 0, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static final class Counted extends DeferredCells<double[]> {

        private int loads;

        Counted(int rowCount) {
            super(rowCount);
        }

        @Override
        protected double[] load() {
            loads++;
            return IntStream.range(0, rowCount()).mapToDouble(row -> 10.0 * row).toArray();
        }

        @Override
        protected long approximateBytes() {
            return 10;
        }
    }

    private static ParameterData undecoded(Counted cells) {
        return ParameterData.wrap(
                new long[cells.rowCount()], List.of(NumberColumn.deferred("Speed", cells, Presence.all())), List.of());
    }

    @Test
    void whatIsNotDecodedStaysSoUntilItIsRead() {
        Counted cells = new Counted(100);
        ParameterData joined = ParameterData.concat(List.of(SPEED), undecoded(cells), 50, 100);
        NumberColumn speed = Objects.requireNonNull(joined.number("Speed"));
        assertThat(joined.withoutEmptyColumns().approximateBytes()).isPositive();
        assertThat(speed.isDense()).isTrue();
        assertThat(cells.loads).isZero();
        assertThat(speed.at(1)).isEqualTo(20);
        assertThat(speed.at(2)).isEqualTo(500);
        assertThat(speed.at(51)).isEqualTo(990);
        assertThat(joined.toString()).contains("Ana");
        assertThat(cells.loads).isEqualTo(1);
    }

    @Test
    void fewRowsAreDecodedAtOnce() {
        Counted cells = new Counted(100);
        ParameterData joined = ParameterData.concat(List.of(SPEED), undecoded(cells), 50, 52);
        assertThat(cells.loads).isEqualTo(1);
        assertThat(joined.number("Speed")).isEqualTo(NumberColumn.of("Speed", 10, 20, 500, 510));
    }
}
