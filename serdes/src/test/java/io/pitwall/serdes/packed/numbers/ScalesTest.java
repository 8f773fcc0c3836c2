package io.pitwall.serdes.packed.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.numbers.ConverterScale.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalesTest {

    private static final long[] INTEGERS = {
        0,
        1,
        -1,
        7,
        -7,
        99,
        1_000,
        1_234_567,
        -9_999_999,
        10_000_000,
        10_000_001,
        123_456_789,
        0x7FFF_FFFF,
        -1L << 31,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    /** One of every kind. */
    static List<Scale> all() {
        return List.of(
                LinearScale.decimal(0),
                LinearScale.decimal(22),
                LinearScale.narrowDecimal(3),
                LinearScale.dyadic(10),
                LinearScale.multiplyNarrow(0.1f),
                LinearScale.multiply(3.3 / 4096),
                LinearScale.divide(255),
                LinearScale.divide(3.6),
                new AffineScale(0.01, -67.67, 1 / 3.6, false),
                new AffineScale(0.5, -40, 1.8, true),
                new DigitsScale(7, 9),
                new DigitsScale(9, 4),
                new PrintedScale(9, false),
                new PrintedScale(PrintedScale.SHORTEST, true),
                new TruncatedScale(24, false),
                new TruncatedScale(51, true),
                new TruncatedScale(0, true),
                new ConverterScale(3.3, 4095, false, Rounding.DOUBLES),
                new ConverterScale(3.3, 4095, true, Rounding.DOUBLES),
                new ConverterScale(2.5, 65535, false, Rounding.RESULT),
                new ConverterScale(2.5, 65535, true, Rounding.RESULT),
                new ConverterScale(3.3, 1023, false, Rounding.EACH_STEP),
                new ConverterScale(3.3, 1023, true, Rounding.EACH_STEP),
                new OffsetScale(0.0047884, -0.1234));
    }

    /** Those that tell the number of one integer apart from how they make many. */
    static Stream<Scale> linearAndAffine() {
        return Stream.concat(
                scales().filter(scale -> scale instanceof LinearScale || scale instanceof AffineScale),
                Stream.of(
                        LinearScale.narrowDecimal(0),
                        LinearScale.narrowDecimal(22),
                        LinearScale.multiplyNarrow(1e-30),
                        LinearScale.multiplyNarrow(1e30),
                        LinearScale.divide(-3.6),
                        LinearScale.divide(1e-300),
                        new AffineScale(-0.5, -0.0, 1.8, true),
                        new AffineScale(1e-300, 1e-300, 1e300, true)));
    }

    @ParameterizedTest
    @MethodSource("linearAndAffine")
    void manyIntegersBecomeTheSameNumbersAsEachAlone(Scale scale) {
        Random random = new Random(3);
        for (int bits = 0; bits < 64; bits++) {
            long[] integers =
                    LongStream.concat(LongStream.of(0), random.longs(40)).toArray();
            for (int i = 0; i < integers.length; i++) {
                integers[i] >>= bits;
            }
            double[] numbers = new double[integers.length + 1];
            scale.apply(integers, integers.length, numbers, 1);
            for (int i = 0; i < integers.length; i++) {
                assertThat(Double.doubleToRawLongBits(numbers[i + 1]))
                        .as("number of %d", integers[i])
                        .isEqualTo(Double.doubleToRawLongBits(scale.apply(integers[i])));
            }
        }
    }

    static Stream<Scale> scales() {
        return all().stream();
    }

    @ParameterizedTest
    @MethodSource("scales")
    void aScaleIsReadAsItWasWritten(Scale scale) {
        ByteSink out = new ByteSink(0);
        scale.write(out);
        ByteSource in = new ByteSource(out.toByteArray(), 0, out.size());

        assertThat(Scale.parse(in)).isEqualTo(scale);
        assertThat(in.remaining()).isZero();
    }

    @ParameterizedTest
    @MethodSource("scales")
    void everyIntegerHasANumberAloneAndAmongOthers(Scale scale) {
        double[] together = new double[INTEGERS.length + 1];
        scale.apply(INTEGERS, INTEGERS.length, together, 1);

        for (int i = 0; i < INTEGERS.length; i++) {
            assertThat(Double.doubleToRawLongBits(together[i + 1]))
                    .as("%s of %d", scale, INTEGERS[i])
                    .isEqualTo(Double.doubleToRawLongBits(scale.apply(INTEGERS[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("scales")
    void theNumberOfAnIntegerIsNearestToIt(Scale scale) {
        long[] small = {0, 1, 7, 99, 1_000, 1_234_567, 10_000_001, 123_456_789};
        double[] numbers = new double[small.length];
        scale.apply(small, small.length, numbers, 0);
        long[] again = new long[small.length];
        scale.nearest(numbers, small.length, again);
        double[] numbersAgain = new double[small.length];
        scale.apply(again, small.length, numbersAgain, 0);

        assertThat(numbersAgain).as("%s", scale).isEqualTo(numbers);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 9, 1.234567, 28234567",
        "7, 9, 0.001234567, 1234567",
        "7, 9, 0.0123456789, 10234568",
        "3, 2, 12300, 3723",
        "3, 2, 9.99, 999",
        "3, 2, 10.0, 1000",
        "3, 2, -10.1, -1001"
    })
    void digitsGoOnWithTheNextDecade(int digits, int decimals, double number, long integer) {
        long[] found = new long[1];
        new DigitsScale(digits, decimals).nearest(new double[] {number}, 1, found);

        assertThat(found[0]).isEqualTo(integer);
        assertThat(new DigitsScale(digits, decimals).apply(found[0])).isCloseTo(number, within(number));
    }

    private static org.assertj.core.data.Offset<Double> within(double number) {
        return org.assertj.core.data.Offset.offset(Math.abs(number) * 1e-6);
    }

    @Test
    void printedFloatsAreTheFewestDigitsThatTellThem() {
        Scale shortest = new PrintedScale(PrintedScale.SHORTEST, false);
        Scale nine = new PrintedScale(9, false);
        long[] integers = {FloatMapping.ordered(0.1f), FloatMapping.ordered(-16777216f), FloatMapping.ordered(3e-30f)};

        assertThat(shortest.apply(integers[0])).isEqualTo(0.1);
        assertThat(nine.apply(integers[0])).isEqualTo(0.100000001);
        assertThat(shortest.apply(integers[1])).isEqualTo(-16777216);
        assertThat(shortest.apply(integers[2])).isEqualTo((double) 3e-30f);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 255, 2047, 4095, 65_535, 16_777_215})
    void aConverterRoundsAsTheProgramDid(int k) {
        double d = k;
        float f = k;

        assertThat(new ConverterScale(3.3, 4095, false, Rounding.DOUBLES).apply(k))
                .isEqualTo(d * 3.3 / 4095);
        assertThat(new ConverterScale(3.3, 4095, true, Rounding.DOUBLES).apply(k))
                .isEqualTo(d / 4095 * 3.3);
        assertThat(new ConverterScale(3.3, 4095, false, Rounding.RESULT).apply(k))
                .isEqualTo((float) (d * 3.3 / 4095));
        assertThat(new ConverterScale(3.3, 4095, true, Rounding.RESULT).apply(k))
                .isEqualTo((float) (d / 4095 * 3.3));
        assertThat(new ConverterScale(3.3, 4095, false, Rounding.EACH_STEP).apply(k))
                .isEqualTo(f * 3.3f / 4095f);
        assertThat(new ConverterScale(3.3, 4095, true, Rounding.EACH_STEP).apply(k))
                .isEqualTo(f / 4095f * 3.3f);
    }

    /** Beyond the range where floats are rounded on their bits: to infinity, to zero and to floats with fewer digits. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e-40, 1e30, 1e300})
    void aConverterOfAnySizeGivesFloats(double reference) {
        for (Rounding rounding : new Rounding[] {Rounding.RESULT, Rounding.EACH_STEP}) {
            Scale scale = new ConverterScale(reference, 3, false, rounding);
            for (long k : INTEGERS) {
                double number = scale.apply(k);

                assertThat(Double.doubleToRawLongBits((float) number)).isEqualTo(Double.doubleToRawLongBits(number));
            }
        }
    }

    /** Also where decades are told by a multiplication, and beyond. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7, 12, 14, 15})
    void everyDecadeOfDigitsBeginsWhereTheOneBeforeEnds(int digits) {
        long first = (long) Math.pow(10, digits - 1);
        for (int decimals : new int[] {0, 3, 9}) {
            Scale scale = new DigitsScale(digits, decimals);
            for (int decade = 0; decade <= 12; decade++) {
                long begin = (decade == 0 ? 0 : 10 * first) + 9 * first * Math.max(0, decade - 1);
                long end = 10 * first + 9 * first * decade;
                for (long k : new long[] {begin, begin + 1, end - 2, end - 1}) {
                    if (k < end && k >= begin && k < 1L << 53) {
                        double number = new BigDecimal(k - 9 * first * decade)
                                .movePointRight(decade - decimals)
                                .doubleValue();
                        double[] numbers = new double[2];
                        scale.apply(new long[] {k, -k}, 2, numbers, 0);

                        assertThat(numbers).as("%d under %s", k, scale).containsExactly(number, k == 0 ? 0 : -number);
                    }
                }
            }
        }
    }
}
