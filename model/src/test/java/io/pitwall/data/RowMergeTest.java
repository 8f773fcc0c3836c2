package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowMergeTest {

    private static void assertMerged(String table, String expected) {
        assertThat(TextTable.parse(table).merged()).hasToString(expected);
    }

    @Test
    void risingTimesAreReturnedAsTheyAre() {
        ParameterData data = TextTable.parse("time_ns | a\n1 | 1\n2 | 2");
        assertThat(data.merged()).isSameAs(data);
        assertThat(ParameterData.empty().merged()).isSameAs(ParameterData.empty());
    }

    @Test
    void fallingTimesWithNothingToMergeAreReturnedAsTheyAre() {
        ParameterData data = TextTable.parse("time_ns | a\n2 | 1\n1 | 2\n3 | 3");
        assertThat(data.merged()).isSameAs(data);
    }

    @Test
    void rowsOfEqualTimeBecomeOneAndTheLatestValueWins() {
        assertMerged("""
                time_ns | a | b:text | c:binary
                      1 | 1 | x      | 0x01
                      1 | 2 | ""     | 0x
                      2 | 3 |        |
                """, """
                time_ns | a | b:text | c:binary
                      1 | 2 | ""     | 0x
                      2 | 3 |        |
                """);
    }

    @Test
    void missingCellsNeverEraseButNanReplaces() {
        assertMerged("""
                time_ns | a   | b:text | c:binary | d
                      1 | 1   | x      | 0x01     |
                      1 |     |        |          | 4
                      1 | NaN |        |          |
                """, """
                time_ns |   a | b:text | c:binary | d
                      1 | NaN | x      | 0x01     | 4
                """);
    }

    @Test
    void rowsNeedNotBeAdjacentAndKeepTheOrderOfFirstOccurrence() {
        assertMerged("""
                time_ns | a | b
                      2 | 1 |
                      1 | 2 |
                      3 | 3 |
                      1 |   | 4
                      2 |   | 5
                """, """
                time_ns | a | b
                      2 | 1 | 5
                      1 | 2 | 4
                      3 | 3 |
                """);
    }

    @Test
    void kindsOfTheSameNameCoexist() {
        assertMerged("""
                time_ns | a | a:text
                      1 | 1 |
                      1 |   | x
                """, """
                time_ns | a | a:text
                      1 | 1 | x
                """);
    }

    @Test
    void otherTagsMakeAnotherRow() {
        assertMerged("""
                time_ns | a | Lap#
                      1 | 1 | 1
                      1 | 2 | 2
                      1 | 3 |
                      1 | 4 | 1
                      1 | 5 |
                """, """
                time_ns | a | Lap#
                      1 | 4 | 1
                      1 | 2 | 2
                      1 | 5 |
                """);
    }

    @Test
    void tagsAreComparedByNameAndValueNotByTheirSum() {
        String crossed = """
                time_ns | a | k# | v#
                      1 | 1 | v  |
                      1 | 2 |    | k
                """;
        assertMerged(crossed, crossed);
    }

    @Test
    void aTagWhoseValueIsItsNameStillCounts() {
        String table = """
                time_ns | a | same#
                      1 | 1 |
                      1 | 2 | same
                """;
        assertMerged(table, table);
    }

    @Test
    void anEmptyTagIsNotAMissingOne() {
        String table = """
                time_ns | a | t#
                      1 | 1 |
                      1 | 2 | ""
                """;
        assertMerged(table, table);
    }

    @Test
    void aTagMissingInBothRowsIsTheSameAsNoTag() {
        ParameterData tagged = TextTable.parse("time_ns | a | t#\n1 | 1 |\n1 | 2 |\n0 | 3 | x");
        assertThat(tagged.merged()).isEqualTo(TextTable.parse("time_ns | a | t#\n1 | 2 |\n0 | 3 | x"));
        ParameterData untagged = TextTable.parse("time_ns | a\n1 | 1");
        ParameterData together = ParameterData.concat(List.of(tagged.slice(0, 1), untagged, tagged.slice(2, 3)));
        assertThat(together.merged()).isEqualTo(TextTable.parse("time_ns | a | t#\n1 | 1 |\n0 | 3 | x"));
    }

    @Test
    void rowsWithoutColumnsMergeByTime() {
        assertMerged("time_ns\n1\n2\n1", "time_ns\n      1\n      2\n");
    }
}
