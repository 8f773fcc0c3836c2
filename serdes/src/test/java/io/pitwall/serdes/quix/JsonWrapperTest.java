package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWrapperTest {

    private final JsonWrapper wrapper = new JsonWrapper(new JsonText());

    private QuixContent open(String value) {
        return wrapper.open(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Slice slice) {
        return new String(slice.copy(), StandardCharsets.UTF_8);
    }

    private void assertOpens(String value, String model, String codec, String content) {
        assertThat(open(value)).isInstanceOfSatisfying(QuixContent.Parcel.class, parcel -> {
            assertThat(parcel.model()).isEqualTo(model);
            assertThat(parcel.codec()).isEqualTo(codec);
            assertThat(text(parcel.content())).isEqualTo(content);
        });
    }

    @Test
    void membersMayComeInAnyOrderAndOthersAreLeftOut() {
        assertOpens("{\"C\":\"JT\",\"K\":\"StreamEnd\",\"V\":{},\"S\":30,\"E\":32}", "StreamEnd", "JT", "{}");
        assertOpens(
                "{\"E\":18,\"S\":16,\"V\":{},\"M\":{\"a\":\"b\"},\"K\":\"StreamEnd\",\"C\":\"JT\",\"X\":[1,{}]}",
                "StreamEnd",
                "JT",
                "{}");
        assertOpens(
                " { \"V\" : [ 1 , \"\u00E9\" ] , \"S\" : 1, \"E\" : 2, \"K\" : \"EventData[]\", \"C\" : \"JT\" } \n",
                "EventData[]",
                "JT",
                "[ 1 , \"\u00E9\" ]");
    }

    @Test
    void withoutAModelOrACodecThereIsNone() {
        assertOpens("{\"V\":{},\"S\":5,\"E\":7}", "", "", "{}");
        assertOpens("{\"K\":null,\"C\":null,\"V\":{},\"S\":23,\"E\":25}", "", "", "{}");
    }

    @Test
    void offsetsCountBytesNotCharacters() {
        String value = "{\"C\":\"\u00E9\uD83C\uDFCE\",\"K\":\"u\",\"V\":[],\"S\":26,\"E\":28}";

        assertOpens(value, "u", "\u00E9\uD83C\uDFCE", "[]");
    }

    @Test
    void aContentThatIsNoJsonIsBase64WithinItsQuotes() {
        byte[] content = {1, 2, -1};
        byte[] value = JsonWrapper.wrap("ParameterData", "PB-Pd", content, false);

        assertThat(new String(value, StandardCharsets.UTF_8))
                .isEqualTo("{\"C\":\"PB-Pd\",\"K\":\"ParameterData\",\"V\":\"AQL/\",\"S\":37,\"E\":43}");
        assertThat(wrapper.open(value)).isInstanceOfSatisfying(QuixContent.Parcel.class, parcel -> assertThat(
                        parcel.content().copy())
                .isEqualTo(content));
    }

    @Test
    void slashesMayBeEscaped() {
        assertThat(open("{\"V\":\"\\/\\/8=\",\"S\":5,\"E\":13}"))
                .isInstanceOfSatisfying(QuixContent.Parcel.class, parcel -> assertThat(
                                parcel.content().copy())
                        .isEqualTo(Base64.getDecoder().decode("//8=")));
    }

    @Test
    void aKnownModelNeedsNoRightOffsets() {
        assertOpens("{\"C\":\"JT\",\"K\":\"StreamEnd\",\"V\":{},\"S\":0,\"E\":1}", "StreamEnd", "JT", "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{not json",
                "{\"a\":\"\"}",
                "{\"V\":230.5,\"S\":1,\"E\":2}",
                "{\"V\":null,\"S\":1,\"E\":2}",
                "{\"V\":\"not base 64\",\"S\":5,\"E\":18}",
                "{\"V\":{}}",
                "{\"V\":{},\"S\":5}",
                "{\"V\":{},\"S\":\"5\",\"E\":\"7\"}",
                "{\"V\":{},\"S\":5.0,\"E\":7.0}",
                "{\"V\":{},\"S\":5,\"E\":99999999999999999999}",
                "{\"V\":{},\"S\":-5,\"E\":7}",
                "{\"V\":{},\"S\":5,\"E\":7} and more",
                "{\"V\":{},\"S\":5,\"E\":7",
                "{\"V\":[abc def],\"S\":5,\"E\":14}",
                "{\"C\":1,\"K\":\"StreamEnd\",\"V\":{},\"S\":30,\"E\":32}",
                "{\"C\":\"JT\",\"K\":\"Voltage\",\"V\":{},\"S\":1,\"E\":2}",
            })
    void whatOnlyLooksLikeAWrapperIsRaw(String value) {
        assertThat(open(value)).isInstanceOfSatisfying(QuixContent.Raw.class, raw -> {
            assertThat(text(raw.bytes())).isEqualTo(value);
            assertThat(raw.reason()).startsWith("it is no JSON");
        });
    }

    @Test
    void utf16IsNoWrapper() {
        for (var charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] value = "{\"V\":{},\"S\":5,\"E\":7}".getBytes(charset);

            assertThat(wrapper.open(value)).isInstanceOf(QuixContent.Raw.class);
        }
    }
}
