package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableErrorsTest {

    private static void assertRefused(String table, String message) {
        assertThatThrownBy(() -> TextTable.parse(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n \n"})
    void anEmptyTableNeedsAHeader(String table) {
        assertRefused(table, "the table is empty: it needs a header such as 'time_ms | Speed'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Speed", "time", "time_s", "TIME_MS", "\"time_ms\""})
    void theFirstColumnIsTheTime(String first) {
        assertRefused(
                "\n" + first + " | a\n1 | 2",
                "line 2: the first column is '" + first + "', but it must be the time: time_ms, time_us or time_ns");
    }

    @Test
    void everyColumnHasAName() {
        assertRefused("time_ms | | a", "line 1: a column has no name: ''");
        assertRefused("time_ms | #", "line 1: a column has no name: '#'");
        assertRefused("time_ms | :text", "line 1: a column has no name: ':text'");
        assertRefused("time_ms | \"\"", "line 1: a column has no name: '\"\"'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a:integer ~ :integer",
                "a:text:b ~ :text:b",
                "a: ~ :",
                "\"a\"b ~ b",
                "\"a\"#b ~ #b",
                "a:TEXT ~ :TEXT"
            })
    void aKindMustBeKnown(String heading, String suffix) {
        assertRefused(
                "time_ms | " + heading,
                "line 1: column '" + heading + "': '" + suffix
                        + "' is not one of '#' (tag), ':number', ':text', ':binary'; quote a name that has such signs");
    }

    @Test
    void aColumnIsThereOnce() {
        assertRefused("time_ms | a | b | a", "line 1: columns that are there twice: a");
        assertRefused("time_ms | a | \"a\":number", "line 1: columns that are there twice: a");
        assertRefused("time_ms | t# | t#", "line 1: columns that are there twice: t");
    }

    @Test
    void everyLineHasAsManyCellsAsTheHeader() {
        assertRefused("time_ms | a\n\n1", "line 3 has 1 cells, but the header has 2");
        assertRefused("time_ms | a\n1 | 2\n1 | 2 |", "line 3 has 3 cells, but the header has 2");
    }

    @ParameterizedTest
    @CsvSource({
        "time_ms, x",
        "time_ms, ''",
        "time_ms, 1.5",
        "time_ns, 9223372036854775808",
        "time_us, 9223372036854776",
        "time_ms, -9223372036855"
    })
    void timesAreWholeNumbersWithinTheRange(String unit, String cell) {
        assertRefused(
                unit + " | a\n0 | 1\n" + cell + " | 2",
                "line 3, column '" + unit + "': '" + cell
                        + "' is not a whole number of that unit within the range of 64 bit nanoseconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1,5", "1d", "1D", "1.0f", "1F", "nan", "--1", "\"1\"", "1 2"})
    void numbersAreNumbersAndNotJavaLiterals(String cell) {
        assertRefused("time_ms | a | b\n0 | 1 | " + cell, "line 2, column 'b': '" + cell + "' is not a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0x0", "0xzz", "x00", "0x 00", "\"0x00\""})
    void bytesAreHex(String cell) {
        assertRefused(
                "time_ms | b:binary\n0 | " + cell,
                "line 2, column 'b': '" + cell + "' is not 0x and pairs of hex digits");
    }

    @Test
    void quotesAreClosed() {
        assertRefused("time_ms | \"a", "line 1: a quote is not closed: \"a");
        assertRefused("time_ms | a:text\n0 | \"x | y", "line 2: a quote is not closed: \"x | y");
        assertRefused("time_ms | a:text\n0 | \"x\\\"", "line 2: a quote is not closed: \"x\\\"");
        assertRefused("time_ms | a:text\n0 | \"x\\", "line 2: a quote is not closed: \"x\\");
    }

    @Test
    void nothingFollowsAClosingQuote() {
        assertRefused(
                "time_ms | a:text | t#\n0 | \"x\"y | 1",
                "line 2, column 'a': something follows the closing quote: \"x\"y");
        assertRefused(
                "time_ms | a:text | t#\n0 | x | \"1\" \"2\"",
                "line 2, column 't': something follows the closing quote: \"1\" \"2\"");
    }

    @Test
    void escapesAreKnown() {
        assertRefused("time_ms | a:text\n0 | \"\\x\"", "line 2, column 'a': unknown escape \\x in \"\\x\"");
        assertRefused("time_ms | \"a\\b\"", "line 1: unknown escape \\b in \"a\\b\"");
    }
}
