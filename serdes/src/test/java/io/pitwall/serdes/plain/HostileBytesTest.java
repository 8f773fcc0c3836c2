package io.pitwall.serdes.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventDefinitions;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.StreamProperties;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes from anywhere are a message or are refused: no other error, no hang, no memory beyond their size. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileBytesTest {

    private final PlainFormat format = PlainFormat.instance();

    static Stream<Arguments> samples() {
        return SampleMessages.all().entrySet().stream()
                .filter(entry -> PlainFormat.instance().encode(entry.getValue()).length < 5_000)
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyTruncationIsRefused(String name, StreamMessage message) {
        byte[] bytes = format.encode(message);

        for (int length = 0; length < bytes.length; length++) {
            assertThat(Reading.of(Arrays.copyOf(bytes, length)))
                    .as("the first %d bytes", length)
                    .isNull();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyFlippedBitIsAMessageOrRefused(String name, StreamMessage message) {
        byte[] bytes = format.encode(message);

        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
            Reading.of(bytes);
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void bytesBehindTheMessageAreRefused(String name, StreamMessage message) {
        byte[] bytes = format.encode(message);

        assertThat(Reading.of(Arrays.copyOf(bytes, bytes.length + 1))).isNull();
    }

    @Test
    void aHundredThousandColumnsAreReadInTimeThatGrowsWithTheirNumber() {
        var columns = IntStream.range(0, 100_000)
                .mapToObj(number -> NumberColumn.of("c" + number))
                .toList();
        byte[] bytes = format.encode(ParameterData.wrap(new long[0], columns, List.of()));

        assertThat(((ParameterData) format.decode(bytes)).parameters()).hasSize(100_000);
    }

    static LongStream hostileNumbers() {
        return LongStream.of(
                -1,
                -2,
                1 << 20,
                Integer.MAX_VALUE - 9,
                Integer.MAX_VALUE - 8,
                Integer.MAX_VALUE - 7,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                1L << 32,
                (1L << 32) + 1,
                -(1L << 32),
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE,
                Long.MIN_VALUE + 1,
                Long.MIN_VALUE);
    }

    /** The number stands for the length or count that comes next; a few zeros follow, so that it is not the last byte. */
    @ParameterizedTest
    @MethodSource("hostileNumbers")
    void lengthsAndCountsBeyondTheBytesAreRefused(long n) {
        assertRefused(CraftedMessage.of(ParameterData.class).numbers(n));
        assertRefused(CraftedMessage.of(ParameterData.class).numbers(0, n));
        assertRefused(CraftedMessage.of(ParameterData.class).numbers(0, 1, n));
        assertRefused(CraftedMessage.of(ParameterData.class)
                .numbers(1, 7, 0, 1)
                .text("a")
                .numbers(n));
        assertRefused(CraftedMessage.of(ParameterData.class)
                .numbers(1, 7, 0, 1)
                .text("a")
                .numbers(1, 0, n));
        assertRefused(CraftedMessage.of(ParameterData.class)
                .numbers(1, 7, 0, 0, 1)
                .text("t")
                .numbers(1, 1, n));
        assertRefused(CraftedMessage.of(ParameterData.class)
                .numbers(1, 7, 0, 0, 0, 1)
                .text("b")
                .numbers(1, 1, n));
        assertRefused(CraftedMessage.of(ParameterData.class).numbers(0, 0, 0, 0, n));
        // Zeros would be events without id and value; this one has an id of a negative length.
        assertRefused(CraftedMessage.of(EventBatch.class).numbers(n, 7, -1));
        assertRefused(CraftedMessage.of(EventBatch.class).numbers(1, 7, n));
        assertRefused(CraftedMessage.of(EventBatch.class)
                .numbers(1, 7)
                .text("id")
                .text("v")
                .numbers(n));
        assertRefused(CraftedMessage.of(EventBatch.class)
                .numbers(1, 7)
                .text("id")
                .text("v")
                .numbers(1, n));
        assertRefused(CraftedMessage.of(StreamProperties.class).numbers(n));
        assertRefused(CraftedMessage.of(StreamProperties.class).numbers(1, n));
        assertRefused(CraftedMessage.of(StreamProperties.class).numbers(0, 0, n));
        assertRefused(CraftedMessage.of(StreamProperties.class).numbers(0, 0, 0, n));
        assertRefused(CraftedMessage.of(ParameterDefinitions.class).numbers(n));
        assertRefused(CraftedMessage.of(ParameterDefinitions.class).numbers(0, n));
        assertRefused(CraftedMessage.of(EventDefinitions.class).numbers(n));
        assertRefused(CraftedMessage.of(EventDefinitions.class)
                .numbers(1)
                .text("e")
                .text("")
                .numbers(0, 0, 0, n));
        assertRefused(CraftedMessage.of(StreamEnd.class).numbers(n));
    }

    private static void assertRefused(CraftedMessage crafted) {
        assertThat(Reading.of(crafted.bytes())).isNull();
        assertThat(Reading.of(crafted.numbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0).bytes()))
                .isNull();
    }

    @Test
    void aBlockThatClaimsItemsButHasNoBytesIsRefused() {
        assertThat(Reading.of(
                        CraftedMessage.of(ParameterData.class).numbers(-5, 0).bytes()))
                .isNull();
        assertThat(Reading.of(CraftedMessage.of(EventBatch.class).numbers(-1, 0).bytes()))
                .isNull();
        assertRefused(CraftedMessage.of(ParameterData.class).numbers(-1_000_000_000, Long.MAX_VALUE));
        assertRefused(CraftedMessage.of(ParameterData.class).numbers(-1, -1, 7));
    }

    @Test
    void theSizeOfABlockInBytesIsNotReliedUpon() {
        CraftedMessage crafted =
                CraftedMessage.of(ParameterData.class).numbers(-2, Integer.MAX_VALUE, 7, 8, 0, 0, 0, 0, 0);

        assertThat(Reading.of(crafted.bytes()))
                .isEqualTo(ParameterData.builder().row(7).row(8).build());
    }

    @Test
    void aColumnMayNotHaveMoreOrFewerCellsThanThereAreTimes() {
        CraftedMessage twoTimes =
                CraftedMessage.of(ParameterData.class).numbers(2, 7, 8, 0, 1).text("a");
        byte[] none = twoTimes.numbers(0, 0, 0, 0, 0).bytes();
        CraftedMessage one =
                CraftedMessage.of(ParameterData.class).numbers(1, 7, 0, 1).text("a");
        byte[] twoInBlocks = one.numbers(1, 0, 1, 0, 0, 0, 0, 0, 0).bytes();

        assertThat(Reading.of(none)).isNull();
        assertThat(Reading.of(twoInBlocks)).isNull();
    }

    /** Overlong, lone surrogate, beyond Unicode, cut off, and no lead byte. */
    @ParameterizedTest
    @ValueSource(strings = {"C080", "EDA080", "F5808080", "61E282", "80", "FF"})
    void aTextThatIsNotUtf8IsRefused(String hex) {
        byte[] raw = HexFormat.of().parseHex(hex);
        byte[] crafted = CraftedMessage.of(StreamProperties.class)
                .numbers(1, raw.length)
                .raw(raw)
                .numbers(0, 0, 0, 0)
                .bytes();

        assertThat(Reading.of(crafted)).isNull();
    }

    @Test
    void aMillionBlocksOfOneTimeAreReadInNoTime() {
        int rows = 1_000_000;
        CraftedMessage crafted = CraftedMessage.of(ParameterData.class);
        for (int row = 0; row < rows; row++) {
            crafted.numbers(1, 5);
        }

        assertThat(Reading.of(crafted.numbers(0, 0, 0, 0, 0).bytes()))
                .isInstanceOfSatisfying(
                        ParameterData.class, data -> assertThat(data.rowCount()).isEqualTo(rows));
    }

    @Test
    void aMillionEmptyTextsTakeLittle() {
        byte[] parents = new byte[1_000_000];
        CraftedMessage crafted = CraftedMessage.of(StreamProperties.class).numbers(0, 0, 0, parents.length);

        assertThat(Reading.of(crafted.raw(parents).numbers(0, 0).bytes()))
                .isInstanceOfSatisfying(StreamProperties.class, properties -> assertThat(properties.parents())
                        .hasSize(parents.length));
    }
}
