package io.pitwall.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.dflib.DoubleSeries;
import org.dflib.Exp;
import org.dflib.LongSeries;
import org.dflib.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FramesTest {

    private static final Series<?> TIMES = Series.ofLong(0, 1_000_000);

    @Test
    void columnsAreTimeTagsAndParameters() {
        DataFrame frame = Frames.from(TextTable.parse("""
                time_ms | Speed | Gear:text | Lap#
                      0 |  31.5 | third     | 1
                     20 |       |           |
                """));

        assertThat(frame.getColumnsIndex().toArray()).containsExactly("time", "TAG__Lap", "Speed", "Gear");
        assertThat(frame.getColumn("time")).isInstanceOf(LongSeries.class);
        assertThat((Iterable<Object>) frame.getColumn("time")).containsExactly(0L, 20_000_000L);
        assertThat((Iterable<Object>) frame.getColumn("Speed")).containsExactly(31.5, null);
        assertThat((Iterable<Object>) frame.getColumn("Gear")).containsExactly("third", null);
        assertThat((Iterable<Object>) frame.getColumn("TAG__Lap")).containsExactly("1", null);
    }

    @Test
    void numbersWithoutMissingCellsArePrimitive() {
        DataFrame frame = Frames.from(ParameterData.builder()
                .row(0)
                .put("Speed", 1.5)
                .row(1)
                .put("Speed", Double.NaN)
                .build());

        assertThat(frame.getColumn("Speed")).isInstanceOf(DoubleSeries.class);
    }

    @Test
    void expressionsOfTheFrameBecomeParameters() {
        ParameterData data = TextTable.parse("""
                time_ms | Throttle | Brake | Lap#
                      0 |        1 |     0 | 1
                     20 |        1 |     1 | 2
                """);

        DataFrame frame = Frames.from(data)
                .cols("Both")
                .merge(Exp.$double("Throttle").add(Exp.$double("Brake")).gt(1.5));

        assertThat(Frames.toData(frame)).isEqualTo(TextTable.parse("""
                time_ms | Throttle | Brake | Both | Lap#
                      0 |        1 |     0 |    0 | 1
                     20 |        1 |     1 |    1 | 2
                """));
    }

    static Stream<Arguments> conversions() {
        byte[] bytes = {1, 2};
        return Stream.of(
                Arguments.of("`double`", Series.ofDouble(1.5, Double.NaN), "Speed | 1.5 | NaN"),
                Arguments.of("`float`", Series.ofFloat(1.5f, 2f), "Speed | 1.5 | 2"),
                Arguments.of("`int`", Series.ofInt(1, -2), "Speed | 1 | -2"),
                Arguments.of("`long`", Series.ofLong(1, 1L << 53), "Speed | 1 | 9007199254740992"),
                Arguments.of("`boolean`", Series.ofBool(true, false), "Speed | 1 | 0"),
                Arguments.of("any `Number`", Series.of(1, 2.5f), "Speed | 1 | 2.5"),
                Arguments.of("`BigDecimal`", Series.of(new BigDecimal("0.5"), null), "Speed | 0.5 | "),
                Arguments.of("`Boolean`", Series.of(true, null), "Speed | 1 | "),
                Arguments.of("null in every row", Series.of(null, null), "Speed |  | "),
                Arguments.of("any `CharSequence`", Series.of("a", ""), "Speed:text | a | \"\""),
                Arguments.of("`Character`", Series.of('a', null), "Speed:text | a | "),
                Arguments.of("an enum constant", Series.of(DayOfWeek.MONDAY, null), "Speed:text | MONDAY | "),
                Arguments.of(
                        "`Instant`",
                        Series.of(Instant.ofEpochSecond(1, 5), null),
                        "Speed:text | 1970-01-01T00:00:01.000000005Z | "),
                Arguments.of(
                        "other values of `java.time`",
                        Series.of(LocalDate.of(2021, 2, 3), null),
                        "Speed:text | 2021-02-03 | "),
                Arguments.of("`byte[]`", Series.of(bytes, null), "Speed:binary | 0x0102 | "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversions")
    void eachCellBecomesWhatItIs(String name, Series<?> cells, String column) {
        DataFrame frame = DataFrame.byColumn("time", "Speed").of(TIMES, cells);

        String[] parts = column.split("\\|", -1);
        assertThat(Frames.toData(frame)).isEqualTo(TextTable.parse("""
                time_ms | %s
                0 | %s
                1 | %s
                """.formatted((Object[]) parts)));
    }

    @Test
    void theTableOfTheDocsHasTheseConversions() throws IOException {
        String docs = Files.readString(Path.of("../docs/frames.md"));

        assertThat(conversions()).allSatisfy(conversion -> {
            String title = ((String) conversion.get()[2]).split(" ", -1)[0];
            String kind = title.contains(":") ? title.substring(title.indexOf(':') + 1) : "number";
            assertThat(docs).contains("\n| " + conversion.get()[0] + " | " + kind);
        });
    }

    @Test
    void cellsOfSeveralKindsBecomeOneParameterEach() {
        DataFrame frame = DataFrame.byColumn("time", "Gear").of(TIMES, Series.of(3, "neutral"));

        assertThat(Frames.toData(frame))
                .isEqualTo(ParameterData.builder()
                        .row(0)
                        .put("Gear", 3)
                        .row(1_000_000)
                        .put("Gear", "neutral")
                        .build());
    }

    @Test
    void tagsAreTexts() {
        DataFrame frame = DataFrame.byColumn("time", "TAG__Lap").of(TIMES, Series.of(3, null));

        assertThat(Frames.toData(frame))
                .isEqualTo(ParameterData.builder()
                        .row(0)
                        .tag("Lap", "3")
                        .row(1_000_000)
                        .build());
    }

    @Test
    void timesMayBeInstantsOrInts() {
        Series<?> instants = Series.of(Instant.ofEpochSecond(-1, 7), Instant.EPOCH);

        assertThat(Frames.toData(DataFrame.byColumn("time").of(instants)).timesNs())
                .containsExactly(-999_999_993L, 0);
        assertThat(Frames.toData(DataFrame.byColumn("time").of(Series.ofInt(5, -6)))
                        .timesNs())
                .containsExactly(5, -6);
        assertThat(Frames.toData(DataFrame.byColumn("time").of(Series.of(5, 6L)))
                        .timesNs())
                .containsExactly(5, 6);
    }

    @Test
    void namesThatWouldNotTellSaySo() {
        ParameterData data = ParameterData.builder()
                .row(0)
                .put("time", 1)
                .put("Gear", 3)
                .put("Gear", "third")
                .put("a:text", 1)
                .put("TAG__Lap", 2)
                .put("PARAMETER__x", 3)
                .put("empty", (String) null)
                .tag("Lap:number", "7")
                .build();

        DataFrame frame = Frames.from(data);

        assertThat(frame.getColumnsIndex().toArray())
                .containsExactly(
                        "time",
                        "TAG__Lap:number",
                        "time:number",
                        "Gear:number",
                        "Gear:text",
                        "a:text:number",
                        "PARAMETER__TAG__Lap",
                        "PARAMETER__PARAMETER__x",
                        "empty:text");
        assertThat(Frames.toData(frame)).isEqualTo(data);
    }

    @Test
    void noRows() {
        assertThat(Frames.toData(Frames.from(ParameterData.empty()))).isEqualTo(ParameterData.empty());
        assertThat(Frames.toData(DataFrame.empty())).isEqualTo(ParameterData.empty());
    }

    @Test
    void frameAndDataShareNoMemory() {
        double[] values = {1, 2};
        NumberColumn column =
                (NumberColumn) Frames.toData(DataFrame.byColumn("time", "Speed").of(TIMES, Series.ofDouble(values)))
                        .parameters()
                        .get(0);
        values[0] = 7;

        assertThat(column.at(0)).isEqualTo(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        DataFrame.byColumn("Speed").of(Series.ofDouble(1)),
                        "the frame has no column 'time', only Speed"),
                Arguments.of(
                        DataFrame.byColumn("time").of(Series.of(1L, null)), "column 'time', row 1: null is no time"),
                Arguments.of(
                        DataFrame.byColumn("time").of(Series.ofDouble(1.5)),
                        "column 'time', row 0: '1.5' (Double) is no time"),
                Arguments.of(DataFrame.byColumn("time").of(Series.of(Instant.MAX)), "is beyond what 64 bits"),
                Arguments.of(
                        DataFrame.byColumn("time", "n").of(TIMES, Series.ofLong(0, (1L << 53) + 1)),
                        "column 'n', row 1: 9007199254740993 has no equal double"),
                Arguments.of(
                        DataFrame.byColumn("time", "n").of(TIMES, Series.of(null, Long.MAX_VALUE)),
                        "column 'n', row 1: 9223372036854775807 has no equal double"),
                Arguments.of(
                        DataFrame.byColumn("time", "u").of(TIMES, Series.of(null, new UUID(1, 2))),
                        "column 'u', row 1: '00000000-0000-0001-0000-000000000002' (UUID) is neither number"),
                Arguments.of(
                        DataFrame.byColumn("time", "n:text").of(TIMES, Series.of("a", 2)),
                        "column 'n:text', row 1: '2' (Integer) is not what the name of the column says"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatHasNoPlaceIsRefused(DataFrame frame, String message) {
        assertThatThrownBy(() -> Frames.toData(frame))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
