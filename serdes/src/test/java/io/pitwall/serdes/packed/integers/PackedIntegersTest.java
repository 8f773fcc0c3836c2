package io.pitwall.serdes.packed.integers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedIntegersTest {

    private static final int[] LENGTHS = {0, 1, 2, 3, 7, 8, 9, 63, 64, 65, 127, 128, 129, 130, 255, 256, 257, 1000};

    private final IntegerWriter writer = new IntegerWriter();

    static Stream<Arguments> patterns() {
        Random random = new Random(7);
        return Stream.of(
                pattern("zeros", i -> 0),
                pattern("minus one", i -> -1),
                pattern("rising", i -> 1_000L + 3L * i),
                pattern("falling", i -> -7L * i),
                pattern("squares", i -> (long) i * i),
                pattern("steps", i -> i / 50),
                pattern("extremes", i -> i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE),
                pattern("two ticks", i -> 16_666_667L * i - i / 3),
                pattern("min", i -> Long.MIN_VALUE),
                pattern("small noise", i -> random.nextInt(16)),
                pattern("noise of both signs", i -> random.nextInt(2_001) - 1_000),
                pattern("noise with outliers", i -> i % 40 == 3 ? random.nextLong() : random.nextInt(8)),
                pattern("noise as sensors have it", i -> Math.round(300 * random.nextGaussian())),
                pattern("mostly zeros", i -> random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 0),
                pattern("noise on a slope", i -> 40L * i + Math.round(100 * random.nextGaussian())),
                pattern("any bits", i -> random.nextLong()));
    }

    private static Arguments pattern(String name, IntToLongFunction at) {
        return Arguments.of(name, at);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void everyCodeReadsWhatItWrites(String name, IntToLongFunction at) {
        for (int length : LENGTHS) {
            long[] values = IntStream.range(0, length).mapToLong(at).toArray();
            for (int code = 0; code <= PackedIntegers.LARGEST_CODE; code++) {
                assertRoundTrip(values, IntegerForm.of(code));
                assertRoundTrip(values, new IntegerForm(code, new Frame(3, 9, false), null));
                assertRoundTrip(values, new IntegerForm(code, new Frame(-1, 2, true), null));
                assertRoundTrip(values, new IntegerForm(code, Frame.ofRice(5, 2, true), null));
            }
        }
    }

    private void assertRoundTrip(long[] values, IntegerForm asked) {
        Written written = write(values, asked, 0);

        assertThat(written.read(values.length)).as("%s", asked).isEqualTo(values);
        if (asked.frame() == null) {
            assertThat(writer.cost(values, values.length, asked.code()).size())
                    .as("cost of %s, %d values", asked, values.length)
                    .isEqualTo(written.heads.length - 1 + written.data.length);
        }
    }

    private Written write(long[] values, IntegerForm asked, int tag) {
        ByteSink heads = new ByteSink(0);
        ByteSink out = new ByteSink(0);
        IntegerForm unused = writer.write(values, values.length, tag, asked, heads, out);
        return new Written(heads.toByteArray(), out.toByteArray());
    }

    /** Heads and data of some integers. */
    private static final class Written {

        private final byte[] heads;
        private final byte[] data;

        Written(byte[] heads, byte[] data) {
            this.heads = heads;
            this.data = data;
        }

        long[] read(int count) {
            ByteSource headSource = new ByteSource(heads, 0, heads.length);
            ByteSource in = new ByteSource(data, 0, data.length);
            long[] integers = PackedIntegers.parse(headSource, in, count).decode();
            headSource.checkEnd("the heads");
            in.checkEnd("the data");
            return integers;
        }
    }

    @Test
    void theCodeSharesItsByteWithATag() {
        Written written = write(new long[] {5, 5, 5}, IntegerForm.of(0), 9);

        assertThat(written.heads).containsExactly(9 << 3, 10, 0);
        assertThat(written.data).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void aByteOfTheHeadsHoldsAnyCodeAndTag(int code) {
        for (int tag = 0; tag < 16; tag++) {
            int head = PackedIntegers.head(tag, code);

            assertThat(head).isBetween(0, 255);
            assertThat(PackedIntegers.code(head)).isEqualTo(code);
            assertThat(PackedIntegers.tag(head)).isEqualTo(tag);
        }
    }

    @Test
    void aFrameIsKeptWhileItCostsFewBytesMore() {
        IntegerForm first =
                writer.write(new long[] {100, 103, 107}, 3, 0, IntegerForm.of(0), new ByteSink(0), new ByteSink(0));
        IntegerForm near = writer.write(new long[] {101, 102, 106}, 3, 0, first, new ByteSink(0), new ByteSink(0));
        IntegerForm far = writer.write(new long[] {10, 10, 10}, 3, 0, first, new ByteSink(0), new ByteSink(0));

        assertThat(first.frame()).isEqualTo(new Frame(100, 3, false));
        assertThat(near).isEqualTo(first);
        assertThat(far.frame()).isEqualTo(new Frame(10, 0, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 29, 30, 31, 32, 33, 55, 56, 57, 58, 63, 64})
    void everyWidthIsPackedAndUnpackedUpToTheEndOfTheArray(int width) {
        Random random = new Random(width);
        for (int count : new int[] {1, 7, 8, 9, 127, 128}) {
            long[] values = random.longs(count)
                    .map(value -> value & BitPacking.mask(width))
                    .toArray();
            ByteSink out = new ByteSink(0);
            BitPacking.pack(values, 0, count, width, out);
            long[] read = new long[count + 1];
            BitUnpacking.unpack(out.toByteArray(), 0, count, width, 5, read, 1);

            long[] raised = Arrays.stream(values).map(value -> value + 5).toArray();
            assertThat(Arrays.copyOfRange(read, 1, count + 1)).isEqualTo(raised);
            assertThat(out.size()).isEqualTo(BitPacking.size(count, width));
        }
    }

    @Test
    void noiseTakesLittleMoreThanItsEntropy() {
        Random random = new Random(11);
        long[] noise = random.doubles(4096)
                .mapToLong(any -> Math.round(100 * random.nextGaussian()))
                .toArray();
        // That of a normal distribution, log2(sigma * sqrt(2 * pi * e)).
        double entropyBits = Math.log(100 * Math.sqrt(2 * Math.PI * Math.E)) / Math.log(2);

        assertThat(8.0 * writer.plan(noise, noise.length).size() / noise.length)
                .isBetween(entropyBits, entropyBits + 0.4);
    }

    @Test
    void smoothingTakesTheNoiseOfTheIntegerBeforeOffItsDifference() {
        Random random = new Random(13);
        long[] drift = new long[1000];
        long level = 0;
        for (int i = 0; i < drift.length; i++) {
            level += Math.round(200 * random.nextGaussian());
            drift[i] = level + Math.round(1000 * random.nextGaussian());
        }

        int differences = writer.cost(drift, 1000, 3).size();
        assertThat(writer.cost(drift, 1000, 9).size()).isLessThan(differences - 20);
        assertThat(writer.cost(drift, 1000, 11).size()).isLessThan(differences - 20);
    }

    @Test
    void theCheapestWayIsChosen() {
        long[] constant = new long[1000];
        long[] clock = IntStream.range(0, 1000).mapToLong(i -> 1_000_000L * i).toArray();
        long[] steps =
                IntStream.range(0, 1000).mapToLong(i -> i / 90 * 77L % 1000).toArray();

        Random random = new Random(5);
        long[] ticks = new long[1000];
        for (int i = 1; i < ticks.length; i++) {
            ticks[i] = ticks[i - 1] + (random.nextBoolean() ? 9_582_519 : 9_613_037);
        }

        assertThat(writer.plan(constant, 1000).size()).isLessThanOrEqualTo(16);
        assertThat(writer.plan(clock, 1000).size()).isLessThanOrEqualTo(24);
        assertThat(writer.plan(steps, 1000).code()).isEqualTo(PackedIntegers.RUNS);
        assertThat(writer.plan(ticks, 1000)).isEqualTo(writer.cost(ticks, 1000, PackedIntegers.LOOKUP));
        assertThat(writer.plan(ticks, 1000).size()).isLessThan(180);
    }

    /** Differences are told apart by a table where they lie close together. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4094, 4095, 4096, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void lookupsTakeDifferencesOfAnyRange(long range) {
        for (long least : new long[] {0, -3, Long.MIN_VALUE, Long.MAX_VALUE}) {
            long[] values = new long[300];
            for (int i = 1; i < values.length; i++) {
                values[i] = values[i - 1] + least + (i % 3 == 0 ? range : i % 5 == 0 ? range / 2 : 0);
            }
            assertThat(Lookup.of(values, values.length)).isNotNull();
            assertRoundTrip(values, IntegerForm.of(PackedIntegers.LOOKUP));
        }
        assertThat(Lookup.of(new long[] {5}, 1)).isNull();
        assertThat(Lookup.of(new long[] {5, 6}, 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, -64, 64, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void ofASingleIntegerTheWayIsToldWithoutCounting(long only) {
        long[] one = {only};
        IntegerPlan plan = writer.plan(one, 1);

        assertThat(plan).isEqualTo(writer.cost(one, 1, plan.code()));
        for (int code = 0; code <= PackedIntegers.LARGEST_CODE; code++) {
            assertThat(plan.size())
                    .isLessThanOrEqualTo(writer.cost(one, 1, code).size());
        }
    }

    @Test
    void likelyWaysAreThoseOfTheBestPredictors() {
        Random random = new Random(17);
        long[] noise = new long[100];
        long[] line = new long[100];
        long[] huge = new long[100];
        long[] onBothSidesOfTheEnd = new long[100];
        for (int i = 0; i < 100; i++) {
            noise[i] = Math.round(100 * random.nextGaussian());
            line[i] = 1000L * i * i + Math.round(2 * random.nextGaussian());
            onBothSidesOfTheEnd[i] = Long.rotateLeft(Double.doubleToRawLongBits(2 * random.nextGaussian()), 1);
            huge[i] = (Long.MAX_VALUE / 51) * (i - 50) + Math.round(4 * random.nextGaussian());
        }

        for (long[] values : List.of(noise, line, huge, onBothSidesOfTheEnd)) {
            IntegerPlan likely = writer.plan(values, 100, Ways.LIKELY);
            assertThat(likely).isEqualTo(writer.cost(values, 100, likely.code()));
            assertThat(likely.size())
                    .isLessThanOrEqualTo(writer.plan(values, 100).size() + 2);
            assertThat(writer.plan(values, 100).size()).isLessThanOrEqualTo(cheapest(values) + 2);
        }
    }

    private int cheapest(long[] values) {
        return IntStream.rangeClosed(0, PackedIntegers.LARGEST_CODE)
                .filter(PackedIntegers::isBlocks)
                .map(code -> writer.cost(values, values.length, code).size())
                .min()
                .orElseThrow();
    }

    @Test
    void aFewWideValuesDoNotMakeTheOthersWide() {
        long[] values = new long[128];
        values[17] = Long.MAX_VALUE;

        assertThat(writer.cost(values, 128, 0).size()).isLessThan(16);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 1, byte 0: expected the code of integers",
                "08 00 00, -, 1, byte 1: expected a code of integers from 0 to 11",
                "84 00 00, -, 1, byte 1: expected a code of integers from 0 to 11",
                "00 00 7a, -, 1, byte 3: expected a width of mini-blocks",
                "00 00 C0, -, 1, byte 3: expected a width of mini-blocks",
                "00 00 41, 0f, 5, 'byte 0: expected the ends of 5 integers, but 1 are missing'",
                "00 00 43, 0f, 5, 'byte 0: expected the ends of 5 integers, but 5 are missing'",
                "00 00 C1, 1f 01 05 01, 5, byte 3: expected a position below 5",
                "00 00 08, -, 2, 'byte 0: expected 2 bytes of packed integers, but 0 are left'",
                "00 00 80, 01 05 01, 5, byte 2: expected a position below 5",
                "00 ff ff ff ff ff ff ff ff ff 02 00, -, 1, 'byte 11: expected the reference of a mini-block, a varint'",
                "06, 09, 8, byte 1: expected the number of runs of at most 8",
                "06, 00, 8, byte 1: expected at least one run",
                "06 06, 01, 8, byte 2: expected a code of integers from 0 to 5 or 8 to 11",
                "06 00 0a 00 00 10 00, 02, 3, byte 1: expected runs of together 3 integers",
                "06 00 0a 00 00 01 00, 02, 3, byte 1: expected runs of together 3 integers",
                "07, 00 09, 8, byte 2: expected the number of different differences of at most 8",
                "07 00 02 00 00 04 00, 00 01, 8, byte 2: expected references to differences from 0 to 0",
                "07 00 00 00 00, 00 00, 8, byte 2: expected references to differences from 0 to -1",
            })
    void unreadableIntegersAreRefusedWithTheirOffset(
            @Nullable String heads, @Nullable String data, int count, String message) {
        Written written = new Written(bytes(heads), bytes(data));

        assertThatThrownBy(() -> written.read(count))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format packed, " + message);
    }

    private static byte[] bytes(@Nullable String hex) {
        return hex == null ? new byte[0] : HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
