package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeseriesJsonTest {

    private final TimeseriesJson codec = new TimeseriesJson(new JsonText());

    private ParameterData read(String content) {
        return codec.read(Slice.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static ParameterData numbers(long[] times, double... values) {
        return ParameterData.wrap(times, List.of(NumberColumn.of("a", values)), List.of());
    }

    @Test
    void theEpochIsFoldedIntoTheTimes() {
        assertThat(read("{\"Epoch\":1000,\"Timestamps\":[-1,5],\"NumericValues\":{\"a\":[1,2]}}"))
                .isEqualTo(numbers(new long[] {999, 1005}, 1, 2));
        assertThat(read("{\"NumericValues\":{\"a\":[1]},\"Timestamps\":[7],\"Epoch\":null}"))
                .isEqualTo(numbers(new long[] {7}, 1));
    }

    @Test
    void anEpochMayBeWritten() {
        byte[] content = codec.write(numbers(new long[] {999, 1005}, 1, 2), 1000);

        assertThat(new String(content, StandardCharsets.UTF_8))
                .startsWith("{\"Epoch\":1000,\"Timestamps\":[-1,5],\"NumericValues\":{\"a\":[1.0,2.0]}");
    }

    @Test
    void numbersMayBeWholeOrNamed() {
        assertThat(
                        read(
                                "{\"Timestamps\":[1,2,3,4,5,6,7,8],\"NumericValues\":"
                                        + "{\"a\":[1,-0,\"NaN\",\"Infinity\",\"-Infinity\",NaN,1e400,123456789012345678901234567890]}}"))
                .isEqualTo(numbers(
                        new long[] {1, 2, 3, 4, 5, 6, 7, 8},
                        1,
                        -0.0,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        1.2345678901234568E29));
    }

    @Test
    void membersThatAreMissingNullOrUnknownAreEmpty() {
        assertThat(read("{}")).isEqualTo(ParameterData.empty());
        assertThat(read("{\"Timestamps\":[7],\"NumericValues\":null,\"TagValues\":null,\"Other\":[{\"a\":[]}]}"))
                .isEqualTo(ParameterData.wrap(new long[] {7}, List.of(), List.of()));
    }

    @Test
    void timesMayBeSpelledInAnyWay() {
        assertThat(read("{\"Epoch\":1e3,\"Timestamps\":[1.692703362840389e+18,\"-7\",9.0,\"5e0\",-0.0]}"))
                .isEqualTo(ParameterData.wrap(
                        new long[] {1_692_703_362_840_390_000L, 993, 1009, 1005, 1000}, List.of(), List.of()));
    }

    @Test
    void numbersMayBeTexts() {
        assertThat(read("{\"Timestamps\":[1,2,3],\"NumericValues\":{\"a\":[\"1.5\",\"-0\",\"1E-05\"]}}"))
                .isEqualTo(numbers(new long[] {1, 2, 3}, 1.5, -0.0, 1E-5));
    }

    /** Newer Python does not look at what tags are. */
    @Test
    void textsMayBeNumbersOrTruthValuesAsTheyAreSpelled() {
        assertThat(read("{\"Timestamps\":[1,2,3,4],\"TagValues\":{\"t\":[1,1.50,true,null]}}"))
                .isEqualTo(ParameterData.wrap(
                        new long[] {1, 2, 3, 4}, List.of(), List.of(TextColumn.of("t", "1", "1.50", "true", null))));
    }

    /** Newer Python writes them so where a row has tags and no values. */
    @Test
    void tagsWithoutAnyTimeAreLeftOut() {
        assertThat(read("{\"NumericValues\":{},\"Timestamps\":[],\"TagValues\":{\"t\":[\"x\"]}}"))
                .isEqualTo(ParameterData.empty());
    }

    @Test
    void columnsThatAreNullAreLeftOut() {
        assertThat(read("{\"Timestamps\":[1],\"NumericValues\":{\"a\":null},\"StringValues\":{\"a\":null},"
                        + "\"BinaryValues\":{\"a\":null},\"TagValues\":{\"a\":null}}"))
                .isEqualTo(ParameterData.wrap(new long[] {1}, List.of(), List.of()));
    }

    @Test
    void membersMayBeInAnyCase() {
        assertThat(read("{\"epoch\":5,\"timestamps\":[1],\"NUMERICVALUES\":{\"a\":[1]},\"tagValues\":{\"t\":[\"x\"]}}"))
                .isEqualTo(ParameterData.wrap(
                        new long[] {6}, List.of(NumberColumn.of("a", 1)), List.of(TextColumn.of("t", "x"))));
    }

    @Test
    void aByteOrderMarkIsSteppedOver() {
        byte[] content = "\uFEFF{\"Timestamps\":[]}".getBytes(StandardCharsets.UTF_8);

        assertThat(codec.read(Slice.of(content))).isEqualTo(ParameterData.empty());
    }

    @Test
    void textIsEscapedAsTheSdkDoesAndNothingElseIs() {
        ParameterData data = ParameterData.wrap(
                new long[] {1}, List.of(TextColumn.of("\u00E9\"", "\uD83C\uDFCE\n\u001F\u007F/\\\u4E16")), List.of());

        assertThat(new String(codec.write(data), StandardCharsets.UTF_8))
                .contains("\"StringValues\":{\"\u00E9\\\"\":[\"\uD83C\uDFCE\\n\\u001f\u007F/\\\\\u4E16\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Timestamps\":[1],\"NumericValues\":{\"a\":[true]}} | byte 40: expected a number: a cell, but there is true",
                "{\"Timestamps\":[1.5]} | byte 15: expected a whole number: a timestamp in ns, but there is a number",
                "{\"Timestamps\":7} | byte 14: expected an array: the timestamps, but there is a whole number",
                "{\"Timestamps\":[NaN]} | byte 15: expected a whole number: a timestamp in ns, but there is a number",
                "{\"Timestamps\":[\"1.5\"]} | byte 15: expected a whole number: a timestamp in ns, but there is a text",
                "{\"Timestamps\":[1],\"StringValues\":{\"a\":[[7]]}} | byte 39: expected a text: a cell, but there is an array",
                "[] | byte 0: expected an object: the timeseries, but there is an array",
                "{\"Speed\":1.5} | byte 0: expected an object: the timeseries, but it has other members only",
                "{} {} | byte 3: expected the end, but there is an object",
            })
    void errorsSayWhereAndWhatWasExpected(String content, String message) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("format quix, " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"Timestamps\":[1",
                "{\"Timestamps\":[1]",
                "{\"Timestamps\":[1,]}",
                "{\"Timestamps\":[99999999999999999999]}",
                "{\"Timestamps\":[1],\"NumericValues\":{\"a\":[]}}",
                "{\"Timestamps\":[1],\"NumericValues\":{\"a\":[1,2]}}",
                "{\"Timestamps\":[1e19]}",
                "{\"Timestamps\":[1e-999999999]}",
                "{\"Timestamps\":[1e999999999]}",
                "{\"Timestamps\":[\"\"]}",
                "{\"Timestamps\":[null]}",
                "{\"Timestamps\":[1],\"NumericValues\":{\"a\":[\"1d\"]}}",
                "{\"Timestamps\":[1],\"NumericValues\":{\"a\":[\"0x1p3\"]}}",
                "{\"Timestamps\":[1],\"NumericValues\":{\"a\":[\"\"]}}",
                "{\"Timestamps\":[1],\"NumericValues\":{\"a\":[\"one\"]}}",
                "{\"Timestamps\":[1],\"NumericValues\":{\"a\":[1],\"a\":[2]}}",
                "{\"Timestamps\":[1],\"NumericValues\":{\"\":[1]}}",
                "{\"Timestamps\":[],\"NumericValues\":{\"a\":[1]}}",
                "{\"Timestamps\":[1],\"BinaryValues\":{\"a\":[\"?\"]}}",
                "{\"Timestamps\":[1],\"BinaryValues\":{\"a\":[1]}}",
                "{\"Epoch\":9223372036854775807,\"Timestamps\":[1]}",
            })
    void whatIsNoTimeseriesIsRefused(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format quix, b");
    }

    /** JSON can name what UTF-8 cannot write. */
    @Test
    void halfASurrogatePairComesBack() {
        ParameterData data =
                ParameterData.wrap(new long[] {1}, List.of(TextColumn.of("a", "\uDFCEx\uD83C")), List.of());

        assertThat(codec.read(Slice.of(codec.write(data)))).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uDFCE", "\uDFCEx", "x\uD83C", "\uD83Cx", "\uD83C\uD83C\uDFCE"})
    void halfASurrogatePairMayNotBeInAName(String name) {
        ParameterData data = ParameterData.wrap(new long[] {1}, List.of(TextColumn.of(name, "x")), List.of());

        assertThatThrownBy(() -> codec.write(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name '" + name + "' holds half of a surrogate pair, which cannot be read again");
    }
}
