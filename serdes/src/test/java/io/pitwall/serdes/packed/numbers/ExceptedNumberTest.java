package io.pitwall.serdes.packed.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.ChunkArrays;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptedNumberTest {

    private static final double ODD_NAN = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);

    /** Fixed point of 16 bits, and an odd number in some places. */
    static double[] readings(int count, double odd, IntPredicate isOdd) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToDouble(i -> isOdd.test(i) ? odd : (1 + random.nextInt(1 << 12)) / 65536.0)
                .toArray();
    }

    /** Writes numbers, reads them and gives their bytes. */
    static int sizeOf(double[] values) {
        ByteSink heads = new ByteSink(0);
        ByteSink data = new ByteSink(0);
        NumberChoice unused = new NumberWriter().write(values, values.length, null, heads, data);
        double[] read = new double[values.length];
        PackedNumbers.parse(source(heads), source(data), values.length).decode(new ChunkArrays(), read);
        assertThat(bits(read)).isEqualTo(bits(values));
        assertThat(heads.size() + data.size()).isLessThanOrEqualTo(8 * values.length + 1);
        return heads.size() + data.size();
    }

    private static ByteSource source(ByteSink sink) {
        return new ByteSource(sink.toByteArray(), 0, sink.size());
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("first", (IntPredicate) i -> i == 0),
                Arguments.of("second", (IntPredicate) i -> i == 1),
                Arguments.of("all but the first", (IntPredicate) i -> i > 0),
                Arguments.of("all but every third", (IntPredicate) i -> i % 3 != 1),
                Arguments.of("runs", (IntPredicate) i -> i / 40 % 3 == 1),
                Arguments.of("seldom", (IntPredicate) i -> i % 61 == 60),
                Arguments.of("all", (IntPredicate) i -> true),
                Arguments.of("nowhere", (IntPredicate) i -> false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void comesBackWhereverItStands(String name, IntPredicate isOdd) {
        for (double odd : new double[] {-0.0, Double.NaN, ODD_NAN}) {
            for (int count : new int[] {1, 2, 3, 63, 64, 65, 127, 128, 129, 1000}) {
                assertThat(sizeOf(readings(count, odd, isOdd))).isPositive();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.0, Double.NaN})
    void costsLittleMoreThanWhatIsBesideIt(double odd) {
        int without = sizeOf(readings(1000, odd, i -> false));

        assertThat(sizeOf(readings(1000, odd, i -> i % 97 == 5))).isLessThan(without + 30);
        assertThat(sizeOf(readings(1000, odd, i -> i % 2 == 0))).isLessThan(without / 2 + 150);
    }

    @Test
    void twoOfThemComeBack() {
        double[] values = readings(500, -0.0, i -> i % 9 == 2);
        for (int i = 0; i < 500; i += 7) {
            values[i] = i % 2 == 0 ? Double.NaN : ODD_NAN;
        }

        assertThat(sizeOf(values)).isPositive();
    }

    @Test
    void numbersThatFitNothingTakeNoMoreThanRaw() {
        Random random = new Random(5);
        for (int count = 2; count < 200; count++) {
            double[] values = random.doubles(count).toArray();
            values[random.nextInt(count)] = -0.0;
            assertThat(sizeOf(values)).isPositive();
        }
    }

    /** What was chosen before is for the others, and stays when the odd number is not there. */
    @Test
    void whatServedIsKeptWithAndWithout() {
        NumberWriter writer = new NumberWriter();
        NumberChoice kept = null;
        int with = 0;
        int without = 0;
        for (int block = 0; block < 40; block++) {
            boolean isThere = block % 2 == 1;
            double[] values = readings(100, -0.0, i -> isThere && i == 50);
            ByteSink heads = new ByteSink(0);
            ByteSink data = new ByteSink(0);
            kept = writer.write(values, 100, kept, heads, data);
            with += isThere ? heads.size() + data.size() : 0;
            without += isThere ? 0 : heads.size() + data.size();
        }

        assertThat(with).isLessThan(without + 20 * 12);
    }

    @Test
    void ofFewNumbersNothingIsKeptForTheCheck() {
        double[] values = new double[100];
        values[7] = -0.0;
        ByteSink heads = new ByteSink(0);
        ByteSink data = new ByteSink(0);
        NumberChoice unused = new NumberWriter().write(values, values.length, null, heads, data);

        assertThat(PackedNumbers.check(source(heads), source(data), values.length))
                .isNull();
    }
}
