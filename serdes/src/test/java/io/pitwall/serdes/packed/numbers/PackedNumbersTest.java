package io.pitwall.serdes.packed.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PackedNumbersTest {

    private static final int[] LENGTHS = {1, 2, 3, 10, 127, 128, 129, 256, 257, 512, 1000};

    /** Heads and data of some numbers. */
    private static final class Written {

        private final byte[] heads;
        private final byte[] data;

        Written(byte[] heads, byte[] data) {
            this.heads = heads;
            this.data = data;
        }

        static Written of(ByteSink heads, ByteSink data) {
            return new Written(heads.toByteArray(), data.toByteArray());
        }

        int size() {
            return heads.length + data.length;
        }

        double[] read(int count) {
            ByteSource headSource = new ByteSource(heads, 0, heads.length);
            ByteSource in = new ByteSource(data, 0, data.length);
            double[] values = new double[count];
            PackedNumbers.parse(headSource, in, count).decode(values);
            headSource.checkEnd("the heads");
            in.checkEnd("the numbers");
            return values;
        }
    }

    static Stream<Arguments> patterns() {
        return NumberPatterns.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private static double[] numbers(IntToDoubleFunction at, int length) {
        return IntStream.range(0, length).mapToDouble(at).toArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void everyPatternIsReadBitForBitAndNeverTakesMoreThanRaw(String name, IntToDoubleFunction at) {
        for (int length : LENGTHS) {
            double[] values = numbers(at, length);
            ByteSink heads = new ByteSink(0);
            ByteSink data = new ByteSink(0);
            NumberChoice unused = new NumberWriter().write(values, length, null, heads, data);
            Written written = Written.of(heads, data);

            assertThat(bits(written.read(length))).as("%d values", length).isEqualTo(bits(values));
            assertThat(written.size()).as("%d values", length).isLessThanOrEqualTo(8 * length + 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void everyMappingThatFitsIsExact(String name, IntToDoubleFunction at) {
        for (int length : LENGTHS) {
            double[] values = numbers(at, length);
            List<Mapping> mappings = new ArrayList<>(MappingSearch.candidates(values, length));
            mappings.add(new DictionaryMapping(DoubleMapping.SIGNED));
            mappings.add(new ScaledMapping(Scale.divide(3.6)));
            mappings.add(new ScaledMapping(Scale.narrowDecimal(3)));
            mappings.add(new QuantisedMapping(Scale.decimal(1), 3.92f, 0.25f));
            for (Mapping mapping : mappings) {
                Draft draft = mapping.draft(values, length);
                if (draft != null) {
                    IntegerWriter integers = new IntegerWriter();
                    ByteSink heads = new ByteSink(0);
                    ByteSink data = new ByteSink(0);
                    Draft.Planned planned = draft.plan(integers);
                    draft.write(planned.codes(), integers, heads, data);
                    Written written = Written.of(heads, data);

                    assertThat(bits(written.read(length)))
                            .as("%s, %d values", mapping, length)
                            .isEqualTo(bits(values));
                    assertThat(written.size()).as("cost of %s", mapping).isEqualTo(planned.size());
                }
            }
        }
    }

    @Test
    void whatWasChosenBeforeNeverChangesTheResult() {
        NumberWriter writer = new NumberWriter();
        NumberChoice kept = null;
        List<IntToDoubleFunction> patterns = List.copyOf(NumberPatterns.all().values());
        for (int round = 0; round < 300; round++) {
            int length = LENGTHS[round % LENGTHS.length];
            // The same kind of numbers a few times, then others.
            double[] values = numbers(patterns.get(round / 7 * 5 % patterns.size()), length);
            ByteSink heads = new ByteSink(0);
            ByteSink data = new ByteSink(0);
            kept = writer.write(values, length, kept, heads, data);

            assertThat(bits(Written.of(heads, data).read(length))).isEqualTo(bits(values));
            assertThat(heads.size() + data.size()).isLessThanOrEqualTo(8 * length + 2);
        }
    }

    /** Bytes of a thousand values; the bounds are a tenth above what they are today. */
    @ParameterizedTest
    @CsvSource({
        "zero, 4",
        "constant, 10",
        "integers, 900",
        "decimals, 900",
        "dyadic, 2200",
        "float decimals, 1250",
        "multiples of a step, 950",
        "quantised, 1150",
        "quantised with offset, 1150",
        "few different, 480",
        "held, 300",
        "float noise around zero, 3600",
        "full entropy, 8002"
    })
    void knownPatternsTakeFewBytes(String name, int bytes) {
        double[] values = numbers(NumberPatterns.named(name), 1000);
        ByteSink heads = new ByteSink(0);
        ByteSink data = new ByteSink(0);
        NumberChoice unused = new NumberWriter().write(values, 1000, null, heads, data);

        assertThat(heads.size() + data.size()).isLessThanOrEqualTo(bytes);
    }

    @Test
    void noNumbersTakeNoBytes() {
        ByteSink heads = new ByteSink(0);
        ByteSink data = new ByteSink(0);

        assertThat(new NumberWriter().write(new double[0], 0, null, heads, data))
                .isNull();
        assertThat(heads.size() + data.size()).isZero();
        assertThat(Written.of(heads, data).read(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, byte 0: expected the mapping of numbers",
                "0C 00, -, byte 0: expected a mapping of numbers from 0 to 11",
                "00 01, 00, byte 2: expected a mapping of numbers before this byte",
                "02 00 17, -, byte 3: expected a scale",
                "02 00 83, -, byte 3: expected a scale",
                "02 07 00, 00 00, byte 0: expected a code of integers",
                "03 70 00, 00 00, byte 2: expected a code of integers",
                "07 00, 00, byte 1: expected a dictionary of at least one number",
                "07 00, 05, byte 1: expected the size of a dictionary of at most 4",
                "07 00 07 00, 01, byte 4: expected a mapping of numbers before this byte",
                "08 00, 09 00, byte 1: expected the length of XOR bits",
                "09 00, 00, byte 0: expected 32 bytes of raw numbers, but 1 are left",
                "01 00, 00, byte 0: expected 8 bytes of a constant",
            })
    void unreadableNumbersAreRefusedWithTheirOffset(@Nullable String heads, @Nullable String data, String message) {
        byte[] headBytes = bytes(heads);
        byte[] dataBytes = bytes(data);

        assertThatThrownBy(() -> new Written(headBytes, dataBytes).read(4))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format packed, " + message);
    }

    private static byte[] bytes(@Nullable String hex) {
        return hex == null ? new byte[0] : java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
