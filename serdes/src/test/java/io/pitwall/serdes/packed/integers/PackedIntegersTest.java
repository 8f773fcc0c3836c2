package io.pitwall.serdes.packed.integers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pitwall.serdes.UnreadableMessageException;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
                pattern("min", i -> Long.MIN_VALUE),
                pattern("small noise", i -> random.nextInt(16)),
                pattern("noise of both signs", i -> random.nextInt(2_001) - 1_000),
                pattern("noise with outliers", i -> i % 40 == 3 ? random.nextLong() : random.nextInt(8)),
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
            for (int code = 0; code <= PackedIntegers.RUNS; code++) {
                if (length > 0 || code < PackedIntegers.RUNS) {
                    assertRoundTrip(values, code);
                }
            }
        }
    }

    private void assertRoundTrip(long[] values, int code) {
        ByteSink out = new ByteSink(0);
        writer.write(values, values.length, code, out);
        byte[] bytes = out.toByteArray();
        ByteSource in = new ByteSource(bytes, 0, bytes.length);

        assertThat(PackedIntegers.parse(in, code, values.length).decode())
                .as("code %d, %d values", code, values.length)
                .isEqualTo(values);
        assertThat(in.remaining()).isZero();
        if (values.length > 0) {
            assertThat(writer.cost(values, values.length, code).size())
                    .as("cost of code %d, %d values", code, values.length)
                    .isEqualTo(bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 55, 56, 57, 63, 64})
    void everyWidthIsPackedAndUnpackedUpToTheEndOfTheArray(int width) {
        Random random = new Random(width);
        for (int count : new int[] {1, 7, 8, 9, 127, 128}) {
            long[] values = random.longs(count)
                    .map(value -> value & BitPacking.mask(width))
                    .toArray();
            ByteSink out = new ByteSink(0);
            BitPacking.pack(values, 0, count, width, out);
            long[] read = new long[count + 1];
            BitPacking.unpack(out.toByteArray(), 0, count, width, read, 1);

            assertThat(Arrays.copyOfRange(read, 1, count + 1)).isEqualTo(values);
            assertThat(out.size()).isEqualTo(BitPacking.size(count, width));
        }
    }

    @Test
    void theCheapestWayIsChosen() {
        long[] constant = new long[1000];
        long[] clock = IntStream.range(0, 1000).mapToLong(i -> 1_000_000L * i).toArray();
        long[] steps =
                IntStream.range(0, 1000).mapToLong(i -> i / 90 * 77L % 1000).toArray();

        assertThat(writer.plan(constant, 1000).size()).isLessThanOrEqualTo(16);
        assertThat(writer.plan(clock, 1000).size()).isLessThanOrEqualTo(24);
        assertThat(writer.plan(steps, 1000).code()).isEqualTo(PackedIntegers.RUNS);
    }

    @Test
    void aFewWideValuesDoNotMakeTheOthersWide() {
        long[] values = new long[128];
        values[17] = Long.MAX_VALUE;

        assertThat(writer.cost(values, 128, 0).size()).isLessThan(16);
    }

    @Test
    void unreadableIntegersAreRefusedWithTheirOffset() {
        assertRefused(new byte[] {0, 65}, 0, 1, "byte 2: expected a width of at most 64 bits");
        assertRefused(new byte[] {0, (byte) (128 + 64)}, 0, 1, "byte 2: expected a width of at most 64 bits");
        assertRefused(new byte[] {0, 8}, 0, 2, "byte 2: expected 2 bytes of packed integers, but 0 are left");
        assertRefused(new byte[] {0, (byte) 128, 0, 5, 1}, 0, 5, "byte 4: expected a position below 5");
        assertRefused(new byte[] {0, 0}, 7, 1, "byte 0: expected a code of integers from 0 to 5");
        assertRefused(new byte[] {9}, PackedIntegers.RUNS, 8, "byte 1: expected the number of runs of at most 8");
        assertRefused(new byte[] {0}, PackedIntegers.RUNS, 8, "byte 1: expected at least one run");
        assertRefused(new byte[] {1, 6}, PackedIntegers.RUNS, 8, "byte 2: expected a code of integers from 0 to 5");
        assertRefused(new byte[11], 3, 0, "");
        byte[] tooLong = new byte[11];
        Arrays.fill(tooLong, (byte) 0xFF);
        assertRefused(tooLong, 0, 1, "byte 10: expected the reference of a mini-block, a varint of 64 bits");
    }

    private static void assertRefused(byte[] bytes, int code, int count, String message) {
        if (message.isEmpty()) {
            assertThat(PackedIntegers.parse(new ByteSource(bytes, 0, bytes.length), code, count)
                            .decode())
                    .isEmpty();
            return;
        }
        assertThatThrownBy(() -> PackedIntegers.parse(new ByteSource(bytes, 0, bytes.length), code, count))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("format packed, " + message);
    }

    @Test
    void runsBeyondTheEndAreCutThere() {
        ByteSink out = new ByteSink(0);
        out.putVarint(2);
        out.putByte(0);
        writer.write(new long[] {5, 6}, 2, 0, out);
        writer.write(new long[] {Long.MAX_VALUE}, 1, 0, out);
        byte[] bytes = out.toByteArray();

        assertThat(PackedIntegers.parse(new ByteSource(bytes, 0, bytes.length), PackedIntegers.RUNS, 3)
                        .decode())
                .containsExactly(5, 5, 5);
    }
}
