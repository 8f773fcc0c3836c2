package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.plain.SampleMessages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that were made to do harm. */
class HostileBytesTest {

    private static StreamMessage read(String model, String codec, byte[] content) {
        Headers headers = new RecordHeaders();
        QuixHeaders.write(headers, model, codec);
        return QuixFormat.instance().decode(headers, content);
    }

    private static StreamMessage read(String model, String codec, String content) {
        return read(model, codec, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void gzipMayNotGrowWithoutLimit() {
        byte[] bomb = Gzip.compress(new byte[200_000_000]);

        assertThat(bomb).hasSizeLessThan(250_000);
        assertThatThrownBy(() -> read("StreamEnd", "[GZIP]JT", bomb))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("expected a gzip content of at most " + (4 * 1024 * 1024 + 100 * bomb.length));
    }

    @Test
    void constantsMayBeCompressedVeryWell() {
        byte[] content = ("{" + " ".repeat(4_000_000) + "}").getBytes(StandardCharsets.UTF_8);

        assertThat(read("StreamEnd", "[GZIP]JT", Gzip.compress(content))).isEqualTo(StreamEnd.closed());
    }

    /** Five megabytes of the same numbers at the same time: gzip makes less than a hundredth of them. */
    @Test
    void whatWouldBeCompressedTooWellIsWrittenAsItIs() {
        int rows = 900_000;
        ParameterData data =
                ParameterData.wrap(new long[rows], List.of(NumberColumn.of("a", new double[rows])), List.of());
        QuixWriting writing =
                QuixWriting.from(Map.of("pitwall.quix.wrapper", "header", "pitwall.quix.compression", "gzip"));
        Headers headers = new RecordHeaders();

        byte[] value = QuixFormat.writing(writing).encode(headers, data);

        assertThat(value).hasSizeGreaterThan(5_000_000);
        assertThat(new String(headers.lastHeader(QuixHeaders.CODEC).value(), StandardCharsets.US_ASCII))
                .isEqualTo("JT");
        assertThat(QuixFormat.instance().decode(headers, value)).isEqualTo(data);
    }

    @Test
    void cutGzipIsRefused() {
        byte[] content = Gzip.compress("{}".getBytes(StandardCharsets.UTF_8));

        for (int length = 0; length < content.length; length++) {
            byte[] cut = Arrays.copyOf(content, length);
            assertThatThrownBy(() -> read("StreamEnd", "[GZIP]JT", cut)).isInstanceOf(UnreadableMessageException.class);
        }
    }

    /** A megabyte of rows and of columns that have no value would take 100 GB. */
    @Test
    void compactColumnsMayNotNameMoreCellsThanTheirBytesAreWorth() {
        StringBuilder content = new StringBuilder("{\"Numerics\":{");
        for (int column = 0; column < 40_000; column++) {
            content.append(column == 0 ? "" : ",").append('"').append(column).append("\":[0,1.0]");
        }
        content.append("},\"Timestamps\":[0").append(",0".repeat(250_000)).append("]}");

        assertThatThrownBy(() -> read("ParameterData", "JT-PaDa-1", content.toString()))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("cells of a content of this size");
    }

    /** Each definition has a path of its own: half a megabyte of group name times 20,000 definitions. */
    @Test
    void definitionsMayNotRepeatALongPath() {
        String content = "{\"ParameterGroups\":[{\"Name\":\"" + "x".repeat(500_000)
                + "\",\"Parameters\":[{\"Id\":\"a\"}" + ",{\"Id\":\"a\"}".repeat(20_000) + "]}]}";

        assertThatThrownBy(() -> read("ParameterDefinitions", "JT", content))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("characters in locations of a content of this size");
    }

    @Test
    void nestingIsLimitedBothWays() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> read("StreamEnd", "JT", "{\"X\":" + deep))
                .isInstanceOf(UnreadableMessageException.class);
        assertThat(Forms.isMessage(new RecordHeaders(), ("{\"V\":" + deep).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        ParameterDefinitions definitions = new ParameterDefinitions(
                List.of(new ParameterDefinition("a", "/g".repeat(10_000), null, null, null, null, null, null, null)),
                List.of());
        assertThatThrownBy(() -> QuixFormat.instance().encode(new RecordHeaders(), definitions))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("format quix cannot write this ParameterDefinitions: ");
    }

    @Test
    void theDeepestThatIsWrittenIsRead() {
        ParameterDefinitions definitions = new ParameterDefinitions(
                List.of(new ParameterDefinition(
                        "a", "/g".repeat((JsonText.MAX_DEPTH - 3) / 2), null, null, null, null, null, null, null)),
                List.of());

        assertThat(Forms.roundTrip(QuixWriting.asTheSdk(), definitions)).isEqualTo(definitions);
    }

    @Test
    void aMillionColumnsTakeNoTime() {
        StringBuilder content = new StringBuilder("{\"Timestamps\":[1],\"NumericValues\":{\"x\":[1]");
        for (int column = 0; column < 200_000; column++) {
            content.append(",\"").append(column).append("\":[1]");
        }

        assertThat(read("ParameterData", "JT", content + "}}")).isNotNull();
    }

    static Stream<StreamMessage> samples() {
        return SampleMessages.typical().values().stream();
    }

    /** Cut anywhere, a message is none; a bit that flips may leave one. */
    @ParameterizedTest
    @MethodSource("samples")
    void noCutMessageIsAMessage(StreamMessage message) {
        for (QuixWriting form : Forms.all()) {
            if (form.events() == QuixWriting.Events.SINGLE) {
                continue;
            }
            Headers headers = new RecordHeaders();
            byte[] value = QuixFormat.writing(form).encode(headers, message);
            boolean mayEndEarly =
                    form.codec() == TimeseriesCodecName.PROTOBUF && form.wrapper() == QuixWriting.Wrapper.HEADER;
            for (int length = 0; length < value.length; length++) {
                boolean isMessage = Forms.isMessage(headers, Arrays.copyOf(value, length));
                assertThat(isMessage && !mayEndEarly)
                        .as(form + " cut to " + length)
                        .isFalse();
            }
            for (int bit = 0; bit < 8 * value.length; bit++) {
                byte[] flipped = value.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                Forms.isMessage(headers, flipped);
            }
        }
    }

    /** Java's stream goes from one empty member to the next by calling itself. */
    @Test
    void gzipMayNotHaveManyEmptyMembers() {
        byte[] empty = Gzip.compress(new byte[0]);
        byte[] many = new byte[50_000 * empty.length];
        for (int at = 0; at < many.length; at += empty.length) {
            System.arraycopy(empty, 0, many, at, empty.length);
        }

        assertThatThrownBy(() -> read("StreamEnd", "[GZIP]JT", many))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("format quix, byte 0: expected a complete gzip content: more than 100 members in a row are"
                        + " empty");
    }

    /** Numbers of any exponent take no time; those beyond every double are infinite, as for .NET and Python. */
    @ParameterizedTest
    @CsvSource({"1e999999, Infinity", "-1E2147483648, -Infinity", "1e-99999999999999999999, 0.0"})
    void exponentsMayBeLong(String number, double value) {
        assertThat(read("ParameterData", "JT", "{\"Timestamps\":[1],\"NumericValues\":{\"a\":[" + number + "]}}"))
                .isEqualTo(ParameterData.builder().row(1).put("a", value).build());
    }

    /** Jackson would read C1 A1 as the letter a, and bytes beyond the last character as two others. */
    @ParameterizedTest
    @ValueSource(
            strings = {"c080", "c1a1", "e08080", "eda080", "f0808080", "f48fc080", "f4908080", "f7bfbfbf", "ff", "80"})
    void textsAreInUtf8AndInTheShortestForm(String hex) {
        for (int before = 0; before < 10; before++) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(("{\"Name\":\"" + "x".repeat(before)).getBytes(StandardCharsets.UTF_8));
            content.writeBytes(HexFormat.of().parseHex(hex));
            content.writeBytes("xxxxxxxxxx\"}".getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> read("StreamProperties", "JT", content.toByteArray()))
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageStartingWith("format quix, byte ")
                    .hasMessageContaining("UTF-8");
        }
    }

    @Test
    void theFirstAndLastCharactersOfEachLengthAreRead() {
        String name = "x".repeat(7) + "\u007F\u0080\u07FF\u0800\uFFFF" + Character.toString(0x10000)
                + Character.toString(0x10FFFF);

        assertThat(read("StreamProperties", "JT", "{\"Name\":\"" + name + "\"}"))
                .isEqualTo(new StreamProperties(name, null, Map.of(), List.of(), null));
    }

    /** A line of the log and a header of the dead letter have to bear it. */
    @Test
    void messagesQuoteLittleOfLongTexts() {
        String digits = "9".repeat(100_000);

        assertThatThrownBy(() -> read("StreamProperties", "JT", "{\"TimeOfRecording\":\"" + digits + "\"}"))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format quix, before byte 100022: expected a StreamProperties, but the time of"
                        + " recording '999")
                .hasMessageEndingWith("9' is no ISO-8601 date and time")
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()))
                        .containsPattern("9\\.\\.\\. \\(\\d{5} characters\\) \\.\\.\\.9")
                        .hasSizeLessThan(1_000));
    }

    /** Jackson does not say where a limit was passed. */
    @Test
    void aPlaceThatIsNotKnownIsNotMadeUp() {
        assertThatThrownBy(() -> read("StreamEnd", "JT", "{\"X\":" + "[".repeat(1_000)))
                .hasMessageStartingWith("format quix, before byte 1005: expected the JSON of a StreamEnd: ");
    }

    @Test
    void aByteOfAContentThatTheValueHasNotIsSaidToBeOne() {
        String name = "{\"Name\":[0.5]}";
        String base64 = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        String wrapped = "{\"C\":\"JT\",\"K\":\"StreamProperties\",\"V\":\"" + base64 + "\",\"S\":37,\"E\":59}";
        String place = "format quix, byte 8: ";
        String addition = "; the byte is one of the content's 14, which the value has compressed or in base64";

        assertThatThrownBy(() ->
                        read("StreamProperties", "[GZIP]JT", Gzip.compress(name.getBytes(StandardCharsets.UTF_8))))
                .hasMessageStartingWith(place)
                .hasMessageEndingWith(addition);
        assertThatThrownBy(() ->
                        QuixFormat.instance().decode(new RecordHeaders(), wrapped.getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith(place)
                .hasMessageEndingWith(addition);
        assertThatThrownBy(() -> read("StreamProperties", "JT", name))
                .hasMessageStartingWith(place)
                .hasMessageNotContaining("one of the content's");
    }
}
