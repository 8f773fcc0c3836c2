package io.pitwall.serdes.packed.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.ChunkArrays;
import io.pitwall.serdes.packed.integers.IntegerWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
            PackedNumbers.parse(headSource, in, count).decode(new ChunkArrays(), values);
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
            assertThat(written.size()).as("%d values", length).isLessThanOrEqualTo(8 * length + 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void everyMappingThatFitsIsExact(String name, IntToDoubleFunction at) {
        for (int length : LENGTHS) {
            double[] values = numbers(at, length);
            List<Mapping> mappings = new ArrayList<>(MappingSearch.candidates(values, length, false));
            mappings.add(new DictionaryMapping(DoubleMapping.SIGNED, Draft.Forms.NONE));
            mappings.add(new RatioMapping(DoubleMapping.ORDERED, Draft.Forms.NONE));
            mappings.add(new QuantisedMapping(LinearScale.decimal(1), 3.92f, 0.25f));
            mappings.add(new QuantisedMapping(LinearScale.dyadic(14), 3.92f, -1.5f));
            ScalesTest.all().forEach(scale -> mappings.add(new ScaledMapping(scale)));
            mappings.add(new ScaledMapping(LinearScale.decimal(2)).corrected());
            for (Mapping mapping : mappings) {
                Draft draft = mapping.draft(values, length);
                if (draft != null) {
                    IntegerWriter integers = new IntegerWriter();
                    ByteSink heads = new ByteSink(0);
                    ByteSink data = new ByteSink(0);
                    Draft.Planned planned = draft.plan(integers);
                    Draft.Forms unused = draft.write(planned.forms(), integers, heads, data);
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
            assertThat(heads.size() + data.size()).isLessThanOrEqualTo(8 * length + 1);
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
        "quantised dyadic, 1150",
        "quantised with offset, 1150",
        "few different, 480",
        "held, 300",
        "float noise around zero, 3600",
        "printed floats, 3800",
        "significant digits, 3300",
        "means, 4800",
        "bus readings, 960",
        "float steps, 1100",
        "full entropy, 8001"
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
                "70, -, byte 1: expected a mapping of numbers from 0 to 13",
                "78, -, byte 1: expected a mapping of numbers from 0 to 13",
                "f8, -, byte 1: expected a mapping of numbers before this byte",
                "94 00 00, -, byte 1: expected a code of integers from 0 to 11",
                "01 00, -, byte 1: expected a mapping of numbers before this byte",
                "10 00 00 17, -, byte 4: expected a scale",
                "10 00 00 8c, -, byte 4: expected a scale",
                "10 00 00 8a 06, -, byte 5: expected a way to convert from 0 to 5",
                "10 00 00 8a 00 17, -, 'byte 6: expected a reference of 0..22 decimals, 32..34 or 255'",
                "10 00 00 8b 00 02 17, -, 'byte 7: expected an origin of 0..22 decimals, 32..34 or 255'",
                "10 00 00 85 10 00, -, byte 6: expected 1 to 15 digits and 0 to 22 decimals",
                "10 00 00 86 05, -, byte 5: expected 0 or 6 to 9 digits",
                "10 00 00 88 34, -, byte 5: expected 0 to 51 zeros",
                "10 00 00 80 17, -, 'byte 5: expected a factor of 0..22 decimals, 32..34 or 255'",
                "18 00 00 00 08 00 00, -, byte 5: expected a code of integers",
                "48 00 00, 00, byte 1: expected a dictionary of at least one number",
                "48 00 00, 05, byte 1: expected the size of a dictionary of at most 4",
                "48 02 00, 01, byte 1: expected references to numbers from 0 to 0",
                "48 00 00 48, 01, byte 4: expected a mapping of numbers before this byte",
                "50 00 00 48, -, byte 4: expected a mapping of numbers before this byte",
                "48 00 00 68, 01, 'byte 4: expected a mapping of numbers before this byte, but it is 13 in another'",
                "68, -, byte 1: expected the kind of an excepted number",
                "68 03, -, 'byte 2: expected a kind of excepted number from 0 to 2 before this byte, but it is 3'",
                "68 02 00, -, byte 2: expected 8 bytes of an excepted number",
                "68 00 04, -, byte 3: expected a kind of mask from 0 to 3",
                "69 00, -, 'byte 1: expected a mapping of numbers before this byte, but it is 13 with code 1'",
                "68 00 00 68, 01, 'byte 4: expected a mapping of numbers before this byte, but it is 13 in another'",
                "68 00 00, 01, byte 3: expected the mapping of numbers",
                "58, 09 00, byte 1: expected the length of XOR bits",
                "60, 00, 'byte 0: expected 32 bytes of raw numbers, but 1 are left'",
                "08 00, -, byte 1: expected 8 bytes of a constant",
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

    /** What is passed over unread must be what reading takes, of good bytes and of bad ones. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void checkingTakesAndRefusesTheSameBytesAsParsing(String name, IntToDoubleFunction at) {
        Random random = new Random(name.hashCode());
        for (int length : new int[] {1, 2, 10, 128, 129}) {
            ByteSink heads = new ByteSink(0);
            ByteSink data = new ByteSink(0);
            NumberChoice unused = new NumberWriter().write(numbers(at, length), length, null, heads, data);
            byte[] headBytes = heads.toByteArray();
            byte[] dataBytes = data.toByteArray();
            assertThat(outcome(headBytes, dataBytes, length, true))
                    .isEqualTo(outcome(headBytes, dataBytes, length, false))
                    .doesNotContain("expected");
            for (int mutant = 0; mutant < 200; mutant++) {
                byte[] mutatedHeads = headBytes.clone();
                byte[] mutatedData = dataBytes.clone();
                byte[] target = mutatedData.length == 0 || random.nextBoolean() ? mutatedHeads : mutatedData;
                target[random.nextInt(target.length)] = (byte) random.nextInt(256);
                assertThat(outcome(mutatedHeads, mutatedData, length, true))
                        .isEqualTo(outcome(mutatedHeads, mutatedData, length, false));
            }
        }
    }

    private static String outcome(byte[] heads, byte[] data, int count, boolean isChecked) {
        ByteSource headSource = new ByteSource(heads, 0, heads.length);
        ByteSource in = new ByteSource(data, 0, data.length);
        try {
            PackedNumbers unused =
                    isChecked ? PackedNumbers.check(headSource, in, count) : PackedNumbers.parse(headSource, in, count);
        } catch (UnreadableMessageException e) {
            return String.valueOf(e.getMessage());
        }
        return headSource.position() + " and " + in.position();
    }
}
