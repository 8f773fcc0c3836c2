package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {

    private static ParameterData oneText(String text) {
        return ParameterData.builder().row(0).put("a", text).build();
    }

    @Test
    void printsAlignedColumnsWithNumbersToTheRight() {
        ParameterData data = ParameterData.builder()
                .row(0)
                .put("Brake", 0.7)
                .put("Driver", "Ana")
                .put("Blob", new byte[] {1, (byte) 0xAB})
                .tag("Lap", "1")
                .row(120_000_000)
                .put("Brake", Double.NaN)
                .put("Driver", "")
                .tag("Lap", "2")
                .row(-5_000_000)
                .put("Blob", new byte[0])
                .tag("Session", "a | b")
                .build();
        assertThat(TextTable.print(data)).isEqualTo("""
                        time_ms | Brake | Driver:text | Blob:binary | Lap# | Session#
                              0 |   0.7 | Ana         | 0x01ab      | 1    |
                            120 |   NaN | ""          |             | 2    |
                             -5 |       |             | 0x          |      | "a | b"
                        """);
    }

    @Test
    void cellsAreThoseOfTheTableWithoutPadding() {
        ParameterData data = ParameterData.builder()
                .row(0)
                .put("Brake", 0.7)
                .tag("Lap", "1")
                .row(120_000_000)
                .put("Driver", "a | b")
                .build();

        assertThat(TextTable.cells(data))
                .containsExactly(
                        List.of("time_ms", "0", "120"),
                        List.of("Brake", "0.7", ""),
                        List.of("Driver:text", "", "\"a | b\""),
                        List.of("Lap#", "1", ""));
        assertThat(TextTable.cells(ParameterData.empty())).containsExactly(List.of("time_ms"));
    }

    @Test
    void readsTheTableOfItsOwnDocumentation() {
        ParameterData data = TextTable.parse("""
                time_ms | Brake | Driver:text | Blob:binary | Lap#
                      0 |   0.7 | Ana         | 0x0102      | 1
                    120 |   NaN | ""          |             | 2
                """);
        assertThat(data.timesNs()).containsExactly(0, 120_000_000);
        assertThat(data.number("Brake")).isEqualTo(NumberColumn.of("Brake", 0.7, Double.NaN));
        assertThat(data.text("Driver")).isEqualTo(TextColumn.of("Driver", "Ana", ""));
        assertThat(data.binary("Blob")).isEqualTo(BinaryColumn.wrap("Blob", new byte[][] {{1, 2}, null}));
        assertThat(data.tag("Lap")).isEqualTo(TextColumn.of("Lap", "1", "2"));
    }

    @ParameterizedTest
    @CsvSource({
        "time_ms, 3, 3000000",
        "time_us, 3, 3000",
        "time_ns, 3, 3",
        "time_ms, -3, -3000000",
        "time_us, -3, -3000",
        "time_ns, -3, -3",
        "time_ns, 9223372036854775807, 9223372036854775807",
        "time_ns, -9223372036854775808, -9223372036854775808",
        "time_us, 9223372036854775, 9223372036854775000",
        "time_ms, -9223372036854, -9223372036854000000",
    })
    void timesAreReadAndPrintedInTheLargestUnitThatFits(String unit, String written, long timeNs) {
        ParameterData data = TextTable.parse(unit + "\n" + written);
        assertThat(data.timesNs()).containsExactly(timeNs);
        assertThat(TextTable.print(data).strip().split("\\s+", -1)).containsExactly(unit, written);
    }

    @Test
    void oneTimeThatIsNotWholeDecidesTheUnit() {
        assertThat(TextTable.print(TextTable.parse("time_us\n1000\n1001"))).isEqualTo("time_us\n   1000\n   1001\n");
        assertThat(TextTable.print(TextTable.parse("time_us\n1000\n2000"))).isEqualTo("time_ms\n      1\n      2\n");
        assertThat(TextTable.print(ParameterData.empty())).isEqualTo("time_ms\n");
    }

    @Test
    void columnsWithoutValuesStandInTheirPlace() {
        ParameterData data = TextTable.parse("time_ms | a | b:text | c:binary | d:number | t#\n1 |  |  |  | 4 |");
        assertThat(data.parameters()).extracting(Column::name).containsExactly("a", "b", "c", "d");
        assertThat(data.parameters()).extracting(Column::isEmpty).containsExactly(true, true, true, false);
        assertThat(data.tags()).containsExactly(TextColumn.wrap("t", new String[1]));
        assertThat(TextTable.parse("time_ms | a | t#").rowCount()).isZero();
        assertThat(TextTable.parse("time_ms | a | t#").parameters()).hasSize(1);
    }

    @Test
    void blankLinesAndLineEndingsOfAnyKindDoNotMatter() {
        assertThat(TextTable.parse("\n\n  time_ms | a \r\n  1 | 2\r  \n\n3|4")).hasToString("""
                time_ms | a
                      1 | 2
                      3 | 4
                """);
    }

    @Test
    void oneNameMayBeEveryKindAndATag() {
        ParameterData data = TextTable.parse("time_ms | a | a:text | a:binary | a#\n1 | 1 | x | 0x02 | y");
        assertThat(data.parameters()).hasSize(3);
        assertThat(data.row(0).tag("a")).isEqualTo("y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Speed ~ Speed",
                "Engine Oil ~ Engine Oil",
                "a|b ~ \"a|b\"",
                "a:b ~ \"a:b\"",
                "a# ~ \"a#\"",
                "say \"x\" ~ \"say \\\"x\\\"\"",
                "` a ` ~ \" a \"",
                "`a\tb` ~ \"a\\tb\"",
            })
    void namesAreQuotedWhereTheyMustBe(String name, String heading) {
        ParameterData number = ParameterData.builder().row(0).put(name, 1).build();
        assertThat(TextTable.print(number)).startsWith("time_ms | " + heading + "\n");
        ParameterData others = ParameterData.builder()
                .row(0)
                .put(name, "x")
                .put(name, new byte[1])
                .tag(name, "x")
                .build();
        assertThat(TextTable.print(others))
                .startsWith("time_ms | " + heading + ":text | " + heading + ":binary | " + heading + "#\n");
        assertThat(TextTable.parse(TextTable.print(others))).isEqualTo(others);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Ana ~ Ana",
                "say \"x\" ~ say \"x\"",
                "a\\b ~ a\\b",
                "a:b# ~ a:b#",
                "NaN ~ NaN",
                "`` ~ \"\"",
                "a|b ~ \"a|b\"",
                "\"x\" ~ \"\\\"x\\\"\"",
                "` a` ~ \" a\"",
                "`a ` ~ \"a \"",
                "`a\tb` ~ \"a\\tb\"",
                "`a\nb` ~ \"a\\nb\"",
                "`a\rb` ~ \"a\\rb\"",
                "`a\\\tb` ~ \"a\\\\\\tb\"",
            })
    void textsAreQuotedWhereTheyMustBe(String text, String cell) {
        assertThat(TextTable.print(oneText(text))).endsWith("| " + cell + "\n");
        assertThat(TextTable.parse(TextTable.print(oneText(text)))).isEqualTo(oneText(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\fb", "a\u000bb", "a\u0085b", "a\u2028b", "a\u2029b", "\u0000", "\u3000", "\ud800", "😀é"})
    void rareSignsReadBack(String text) {
        assertThat(TextTable.parse(TextTable.print(oneText(text)))).isEqualTo(oneText(text));
        ParameterData named =
                ParameterData.builder().row(0).put(text, 1).tag(text, text).build();
        assertThat(TextTable.parse(TextTable.print(named))).isEqualTo(named);
    }

    @Test
    void aQuotedCellMayHoldTheDivider() {
        assertThat(TextTable.parse("time_ms | a:text | t#\n1 | \"x | y\" | \"|\""))
                .isEqualTo(ParameterData.builder()
                        .row(1_000_000)
                        .put("a", "x | y")
                        .tag("t", "|")
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, -0.0",
        "42.0, 42",
        "-7.0, -7",
        "0.7, 0.7",
        "999999999999999, 999999999999999",
        "1e15, 1.0E15",
        "1e-7, 1.0E-7",
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity",
    })
    void numbersArePrintedShort(double value, String expected) {
        assertThat(TextTable.print(value)).isEqualTo(expected);
        assertThat(TextTable.parse("time_ms | a\n1 | " + expected).number("a")).isEqualTo(NumberColumn.of("a", value));
    }

    @Test
    void payloadsOfNanAreNotKept() {
        ParameterData data = ParameterData.wrap(
                new long[1], List.of(NumberColumn.of("a", Double.longBitsToDouble(0x7ff8_0000_0000_0001L))), List.of());
        assertThat(TextTable.parse(TextTable.print(data)).number("a")).isEqualTo(NumberColumn.of("a", Double.NaN));
    }

    @Test
    void bytesAreHexOfEitherCase() {
        assertThat(TextTable.parse("time_ms | a:binary\n1 | 0XaBCd\n2 | 0x"))
                .isEqualTo(ParameterData.builder()
                        .row(1_000_000)
                        .put("a", new byte[] {(byte) 0xab, (byte) 0xcd})
                        .row(2_000_000)
                        .put("a", new byte[0])
                        .build());
    }
}
