package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeseriesCompactTest {

    private static final QuixWriting COMPACT = QuixWriting.asTheSdk().withCodec(TimeseriesCodecName.COMPACT_JSON);

    private final JsonText json = new JsonText();
    private final TimeseriesCompact codec = new TimeseriesCompact(json);

    private ParameterData read(String content) {
        return codec.read(Slice.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private String written(ParameterData data) {
        return new String(codec.write(data), StandardCharsets.UTF_8);
    }

    private static ParameterData numbers(double... values) {
        long[] times = new long[values.length];
        return ParameterData.wrap(times, List.of(NumberColumn.of("a", values)), List.of());
    }

    @Test
    void singleRunsKeepTheirDecimalPoint() {
        assertThat(written(numbers(7))).contains("\"Numerics\":{\"a\":[0,7.0]}");
        assertThat(written(numbers(7, 9))).contains("\"Numerics\":{\"a\":[0,[7.0,2.0]]}");
        assertThat(written(numbers(1E20))).contains("\"Numerics\":{\"a\":[0,1E+20]}");
        assertThat(written(numbers())).contains("\"Numerics\":{\"a\":[]}", "\"Timestamps\":[]");
    }

    @Test
    void missingCellsAreCountedAndLeftOutAtTheEnd() {
        ParameterData data = ParameterData.wrap(
                new long[] {5, 6, 7, 8},
                List.of(TextColumn.of("t", null, "x", null, null)),
                List.of(TextColumn.of("g", "1", null, "2", "1"), TextColumn.of("none", null, null, null, null)));

        assertThat(written(data))
                .isEqualTo("{\"Numerics\":{},\"Binary\":{},\"Strings\":{\"t\":{\"K\":[\"x\"],\"V\":[1,0]}},"
                        + "\"Tags\":{\"g\":{\"K\":[\"1\",\"2\"],\"V\":[0,0,1,[1,0]]},\"none\":{\"K\":[],\"V\":[]}},"
                        + "\"Timestamps\":[5,1,1,1]}");
        assertThat(read(written(data))).isEqualTo(data);
    }

    @Test
    void extremeTimesComeBack() {
        ParameterData data = ParameterData.wrap(
                new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MIN_VALUE}, List.of(), List.of());

        assertThat(read(written(data))).isEqualTo(data);
    }

    @Test
    void columnsThatAreNullAreLeftOut() {
        assertThat(read(
                        "{\"Timestamps\":[1],\"Numerics\":{\"a\":null},\"Strings\":{\"a\":null},\"Binary\":{\"a\":null},"
                                + "\"Tags\":{\"a\":null,\"b\":{\"K\":null,\"V\":null}}}"))
                .isEqualTo(ParameterData.wrap(
                        new long[] {1}, List.of(), List.of(TextColumn.of("b", new String[] {null}))));
    }

    @Test
    void wholeNumbersAndSingleListsAreReadAsWell() {
        assertThat(read("{\"Timestamps\":[1,1],\"Numerics\":{\"a\":[0,[7],0,2]}}")
                        .number("a"))
                .isEqualTo(NumberColumn.of("a", 7, 9));
    }

    /** NaN and infinities would poison the rest of the column; the others would come back as another number. */
    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "-0.0", "1E17 0.1", "50.3 3.7"})
    void whatDifferencesCannotExpressIsWrittenAsOrdinaryJson(String cells) {
        double[] values =
                Arrays.stream(cells.split(" ")).mapToDouble(Double::parseDouble).toArray();
        QuixModels.Written written = new QuixModels(json).write(numbers(values), COMPACT);

        assertThat(written.codec()).isEqualTo("JT");
        assertThat(Forms.roundTrip(COMPACT, numbers(values))).isEqualTo(numbers(values));
    }

    @Test
    void singlePrecisionAndSmallDecimalsAreExpressed() {
        QuixModels.Written written = new QuixModels(json).write(numbers(0.123f, 4.5f, 100.75f, 3), COMPACT);

        assertThat(written.codec()).isEqualTo("JT-PaDa-1");
    }

    @Test
    void aTableOfMissingCellsIsWrittenAsOrdinaryJsonWhereReadersWouldRefuseIt() {
        List<TextColumn> tags = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            tags.add(TextColumn.of("g" + i, new String[1_000]));
        }
        ParameterData data = ParameterData.wrap(new long[1_000], List.of(), tags);

        assertThat(new QuixModels(json).write(data, COMPACT).codec()).isEqualTo("JT");
        assertThatThrownBy(() -> read(written(data)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("cells of a content of this size, but there are 2000000 or more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Timestamps\":[1],\"Numerics\":{\"a\":[0]}}",
                "{\"Timestamps\":[1],\"Numerics\":{\"a\":[2,1.0]}}",
                "{\"Timestamps\":[1],\"Numerics\":{\"a\":[-1,1.0]}}",
                "{\"Timestamps\":[1],\"Numerics\":{\"a\":[0,[1.0,2.0]]}}",
                "{\"Timestamps\":[1],\"Numerics\":{\"a\":[9223372036854775807,1.0]}}",
                "{\"Timestamps\":[1],\"Numerics\":{\"a\":[0,null]}}",
                "{\"Timestamps\":[1],\"Numerics\":{\"a\":[0.0,1.0]}}",
                "{\"Timestamps\":[1],\"Strings\":{\"a\":{\"K\":[],\"V\":[0,0]}}}",
                "{\"Timestamps\":[1],\"Strings\":{\"a\":{\"K\":[\"x\"],\"V\":[0,-1]}}}",
                "{\"Timestamps\":[1],\"Strings\":{\"a\":[0,\"x\"]}}",
                "{\"Timestamps\":[1],\"Binary\":{\"a\":[]}}",
            })
    void whatIsNoCompactTimeseriesIsRefused(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format quix, b");
    }
}
