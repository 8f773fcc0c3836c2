package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryWrapperTest {

    private static final String END = "0102 4A54 09 53747265616D456E64 01 00000000 02000000 7B7D".replace(" ", "");

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    @Test
    void theGrammarHoldsByteForByte() {
        byte[] content = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(BinaryWrapper.wrap("StreamEnd", "JT", content)).isEqualTo(hex(END));
        assertThat(BinaryWrapper.open(hex(END))).isInstanceOfSatisfying(QuixContent.Parcel.class, parcel -> {
            assertThat(parcel.model()).isEqualTo("StreamEnd");
            assertThat(parcel.codec()).isEqualTo("JT");
            assertThat(parcel.content().copy()).isEqualTo(content);
        });
    }

    @Test
    void pairsAreLeftOutAndTextsMayBeLong() {
        String model = "m".repeat(300);
        String value = "01 00 AC02" + HexFormat.of().formatHex(model.getBytes(StandardCharsets.UTF_8))
                + "01 02000000 0161 0162 00 00 00000000";

        assertThat(BinaryWrapper.open(hex(value))).isInstanceOfSatisfying(QuixContent.Parcel.class, parcel -> {
            assertThat(parcel.model()).isEqualTo(model);
            assertThat(parcel.codec()).isEmpty();
            assertThat(parcel.content().length()).isZero();
        });
    }

    /** Cut, another marker, hostile lengths, bytes behind the content, and a text that is not UTF-8. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "010203",
                "01 02 4A54 09 53747265616D456E64 02 00000000 02000000 7B7D",
                "01 02 4A54 09 53747265616D456E64 01 FFFFFF7F 02000000 7B7D",
                "01 02 4A54 09 53747265616D456E64 01 FFFFFFFF 02000000 7B7D",
                "01 02 4A54 09 53747265616D456E64 01 00000000 FFFFFF7F 7B7D",
                "01 02 4A54 09 53747265616D456E64 01 00000000 FFFFFFFF 7B7D",
                "01 02 4A54 09 53747265616D456E64 01 00000000 01000000 7B7D",
                "01 FFFFFFFF0F 4A54",
                "01 FFFFFFFFFFFFFFFFFFFFFF 4A54",
                "01 02 C328 09 53747265616D456E64 01 00000000 02000000 7B7D",
            })
    void whatOnlyLooksLikeAWrapperIsRaw(String digits) {
        assertThat(BinaryWrapper.open(hex(digits))).isInstanceOfSatisfying(QuixContent.Raw.class, raw -> {
            assertThat(raw.bytes().copy()).isEqualTo(hex(digits));
            assertThat(raw.reason()).startsWith("it is no binary wrapper: format quix, byte ");
        });
    }
}
