package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.plain.SampleMessages;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
}
