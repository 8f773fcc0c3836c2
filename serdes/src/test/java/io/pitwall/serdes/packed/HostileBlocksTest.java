package io.pitwall.serdes.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.data.BinaryColumn;
import io.pitwall.data.Column;
import io.pitwall.data.NumberColumn;
import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.data.TextColumn;
import io.pitwall.serdes.SingleObject;
import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.plain.SampleMessages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes from anywhere are data, of which every cell can be read, or are refused: no other error, no hang. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileBlocksTest {

    private static final PackedFormat FORMAT = new PackedFormat();

    /** The message with all its cells, or null when it was refused. */
    private static @Nullable StreamMessage reading(byte[] value) {
        StreamMessage message;
        try {
            message = FORMAT.decode(value);
        } catch (UnreadableMessageException e) {
            assertThat(e.getMessage()).startsWith("format p");
            return null;
        }
        if (message instanceof ParameterData data && data.rowCount() > 0) {
            Stream.concat(data.parameters().stream(), data.tags().stream()).forEach(HostileBlocksTest::touch);
        }
        return message;
    }

    private static void touch(Column column) {
        int last = column.rowCount() - 1;
        if (column instanceof NumberColumn number) {
            assertThat(Double.isNaN(number.at(last)) || number.has(last)).isTrue();
        } else if (column instanceof TextColumn text) {
            assertThat(text.has(last)).isEqualTo(text.at(last) != null);
        } else if (column instanceof BinaryColumn binary) {
            assertThat(binary.has(last)).isEqualTo(binary.at(last) != null);
        }
    }

    static Stream<Arguments> samples() {
        return Stream.concat(
                Stream.of(
                        Arguments.of("7 rows", SampleData.of(7)),
                        Arguments.of("30 rows in ms", SampleData.inMs(30)),
                        Arguments.of("130 rows", SampleData.of(130)),
                        Arguments.of("200 noisy rows", SampleData.noisy(200)),
                        Arguments.of("100 rows of converters", SampleData.converted(100)),
                        Arguments.of("200 rows with excepted numbers", SampleData.turnedAround(200)),
                        Arguments.of("columns in another order", inAnotherOrder(SampleData.noisy(20)))),
                SampleMessages.all().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof ParameterData)
                        .filter(entry -> FORMAT.encode(entry.getValue()).length < 2_000)
                        .map(entry -> Arguments.of(entry.getKey(), entry.getValue())));
    }

    /** The same columns the other way round, of which the format already knows the order before. */
    private static ParameterData inAnotherOrder(ParameterData data) {
        byte[] unused = FORMAT.encode(data);
        List<Column> columns = new ArrayList<>(data.parameters());
        Collections.reverse(columns);
        ParameterData other = ParameterData.wrap(
                IntStream.range(0, data.rowCount()).mapToLong(data::timeNs).toArray(), columns, data.tags());
        assertThat(block(FORMAT.encode(other))[3]).as("the form of an order").isEqualTo((byte) 2);
        return other;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyTruncationIsRefused(String name, StreamMessage message) {
        byte[] bytes = FORMAT.encode(message);

        for (int length = 0; length < bytes.length; length += 1 + bytes.length / 2_000) {
            assertThat(reading(Arrays.copyOf(bytes, length)))
                    .as("the first %d bytes", length)
                    .isNull();
        }
        assertThat(reading(Arrays.copyOf(bytes, bytes.length + 1))).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyTruncatedBlockIsRefused(String name, StreamMessage message) {
        byte[] block = block(FORMAT.encode(message));

        for (int length = 0; length < block.length; length += 1 + block.length / 2_000) {
            assertThat(reading(value(Arrays.copyOf(block, length))))
                    .as("the first %d bytes", length)
                    .isNull();
        }
        assertThat(reading(value(Arrays.copyOf(block, block.length + 1)))).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyFlippedBitIsDataOrRefused(String name, StreamMessage message) {
        byte[] bytes = FORMAT.encode(message);

        for (int bit = 0; bit < 8 * bytes.length; bit += 1 + bytes.length / 500) {
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
            reading(bytes);
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 130, 200, 300})
    void mutatedBlocksAreDataOrRefused(int rows) {
        Random random = new Random(rows);
        byte[] block = block(FORMAT.encode(rows == 200 ? SampleData.noisy(rows) : SampleData.of(rows)));
        for (int round = 0; round < 10_000; round++) {
            byte[] mutated = block.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                // Most of the structure is at the front.
                int at = random.nextInt(random.nextBoolean() ? mutated.length : Math.min(700, mutated.length));
                mutated[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(12));
            }
            reading(value(mutated));
        }
    }

    @Test
    void randomBlocksAreDataOrRefused() {
        Random random = new Random(1);
        for (int round = 0; round < 50_000; round++) {
            byte[] block = new byte[random.nextInt(60)];
            for (int i = 0; i < block.length; i++) {
                block[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(4));
            }
            if (block.length > 0) {
                block[0] = 1;
            }
            reading(value(block));
        }
    }

    /** Version, rows, header and what follows: a constant column of so many rows in next to no bytes. */
    @Test
    void constantsMayNotGrowWithoutEnd() {
        String header = "06 00 01 00 00 01 61";
        // heads: no masks, times in runs, constant integer; one run of times, value 0.
        String rest = "08 00 06 00 00 00 00 00 0e 00 00 00 00 00 00 00 00 01";
        assertThat(reading(value(bytes("01 80 80 80 80 04 " + header + " " + rest))))
                .isNull();
        assertThat(reading(value(bytes("01 80 80 80 01 " + header + " " + rest))))
                .isNull();
        assertThat(reading(value(bytes("01 80 80 10 " + header + " " + rest))))
                .isInstanceOfSatisfying(
                        ParameterData.class, data -> assertThat(data.rowCount()).isEqualTo(1 << 18));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "02, byte 12: expected version 1 of a block, it is version 2",
        "'', byte 11: expected the version of a block",
        "01 ff ff ff ff ff 01, byte 18: expected a number of rows of at most",
        "01 01 05 01 00 00 01, byte 14: expected a count of bytes of the header",
        "01 00 01 09, 'byte 15: expected the number of columns of at most 0'",
    })
    void unreadableBlocksAreRefusedWithTheirOffset(String block, String message) {
        assertThatThrownBy(() -> FORMAT.decode(value(bytes(block))))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format packed, " + message.substring(0, message.indexOf(": expected ") + 11));
    }

    @Test
    void aColumnThatIsThereTwiceIsRefused() {
        byte[] block = bytes("01 00 0a 00 02 00 00 01 61 00 00 01 61 01 00");

        assertThatThrownBy(() -> FORMAT.decode(value(block)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageEndingWith("this is no ParameterData: parameter 'a' (number) is there twice");
    }

    @Test
    void aTextThatIsNotUtf8IsRefusedWhenTheMessageIsRead() {
        byte[] bytes =
                FORMAT.encode(ParameterData.builder().row(0).put("t", "abc").build());
        bytes[bytes.length - 3] = (byte) 0xFF;

        assertThatThrownBy(() -> FORMAT.decode(bytes))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("expected a text in UTF-8, but its 3 bytes are not");
    }

    private static byte[] bytes(String hex) {
        return hex.isEmpty() ? new byte[0] : HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    private static byte[] value(byte[] block) {
        ByteSink out = new ByteSink(block.length + 16);
        byte[] prefix = Arrays.copyOf(FORMAT.encode(ParameterData.empty()), SingleObject.PREFIX_BYTES);
        out.putBytes(prefix, 0, prefix.length);
        out.putZigzag(block.length);
        out.putBytes(block, 0, block.length);
        return out.toByteArray();
    }

    private static byte[] block(byte[] value) {
        int lengthBytes = 1;
        while (value[SingleObject.PREFIX_BYTES + lengthBytes - 1] < 0) {
            lengthBytes++;
        }
        return Arrays.copyOfRange(value, SingleObject.PREFIX_BYTES + lengthBytes, value.length);
    }
}
