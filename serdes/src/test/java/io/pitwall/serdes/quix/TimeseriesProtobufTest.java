package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.UnreadableMessageException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeseriesProtobufTest {

    private final TimeseriesProtobuf codec = new TimeseriesProtobuf();

    private ParameterData read(String digits) {
        return codec.read(Slice.of(HexFormat.of().parseHex(digits.replace(" ", ""))));
    }

    private static final ParameterData ONE_AND_TWO =
            ParameterData.wrap(new long[] {1, 2}, List.of(NumberColumn.of("p", 1, 2)), List.of());

    @Test
    void repeatedFieldsMayBePackedOrNotInAnyOrder() {
        String one = "000000000000F03F";
        String two = "0000000000000040";

        assertThat(read("12 02 01 02  1A 19 0A 01 70 12 02 00 00 1A 10" + one + two))
                .isEqualTo(ONE_AND_TWO);
        assertThat(read("1A 1B 1A 08" + one + "10 00 1A 08" + two + "10 00 0A 01 70  10 01 10 02"))
                .isEqualTo(ONE_AND_TWO);
        assertThat(read("1A 19 19" + one + "10 00 19" + two + "10 00 0A 01 70  10 01 10 02"))
                .isEqualTo(ONE_AND_TWO);
    }

    @Test
    void unknownFieldsAreLeftOut() {
        assertThat(read("38 05  42 02 AA BB  49 0102030405060708  55 01020304  12 01 07"))
                .isEqualTo(ParameterData.wrap(new long[] {7}, List.of(), List.of()));
    }

    @Test
    void noBytesAreNoRows() {
        assertThat(read("")).isEqualTo(ParameterData.empty());
        assertThat(codec.write(ParameterData.empty())).isEmpty();
        ParameterData columnsOnly = ParameterData.wrap(new long[0], List.of(NumberColumn.of("p")), List.of());
        assertThat(codec.read(Slice.of(codec.write(columnsOnly)))).isEqualTo(columnsOnly);
    }

    /** Cut off, counts that differ, lengths beyond the bytes, groups, no field, not UTF-8, no name, overflowing time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "12 05 01",
                "12 01 80",
                "12 FF FF FF FF 0F",
                "12 FFFFFFFFFFFFFFFFFF01",
                "08 FFFFFFFFFFFFFFFFFFFFFF01",
                "08",
                "0A 00",
                "12 01 01 22 08 0A 01 70 12 02 00 00 1A 00",
                "12 01 01 22 04 0A 01 70 12",
                "22 07 0A 01 70 12 01 00",
                "12 01 01 1A 0A 0A 01 70 12 01 00 1A 03 00 00 00",
                "12 01 01 22 08 0A 01 70 12 01 00 1A 01 FF",
                "12 01 01 22 05 12 01 00 1A 00",
                "0B 0C",
                "00 00",
                "08 01 12 0A FFFFFFFFFFFFFFFF7F",
                "08 01 12 09 FFFFFFFFFFFFFFFF7F",
            })
    void whatIsNoTimeseriesIsRefused(String digits) {
        assertThatThrownBy(() -> read(digits))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format quix, b");
    }

    @Test
    void halfASurrogatePairCannotBeWritten() {
        ParameterData data = ParameterData.wrap(new long[] {1}, List.of(TextColumn.of("a", "x\uD83C")), List.of());

        assertThatThrownBy(() -> codec.write(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds half of a surrogate pair");
    }
}
