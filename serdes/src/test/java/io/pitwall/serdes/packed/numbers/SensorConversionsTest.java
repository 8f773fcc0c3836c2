package io.pitwall.serdes.packed.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import io.pitwall.serdes.packed.integers.ChunkArrays;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Readings take what the counts of their converter take, whatever the program behind it computed. */
class SensorConversionsTest {

    /** A scale and its two factors, one of them with all its bits. */
    private static final int HEAD_BYTES = 20;

    private static final int LITTLE_NOISE = 4;
    private static final int MUCH_NOISE = 60;

    static Stream<Arguments> exact() {
        return inRecordsOf(SensorConversions.exact(), 100, 512);
    }

    static Stream<Arguments> calibrated() {
        return inRecordsOf(SensorConversions.calibrated(), 100, 256);
    }

    private static Stream<Arguments> inRecordsOf(Map<String, DoubleUnaryOperator> formulas, int... counts) {
        return formulas.entrySet().stream().flatMap(entry -> Arrays.stream(counts)
                .mapToObj(n -> Arguments.of(entry.getKey(), n, entry.getValue())));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("exact")
    void theScaleIsFoundThatMakesEachToTheBit(String name, int count, DoubleUnaryOperator formula) {
        double[] counts = SensorConversions.counts(count, LITTLE_NOISE);

        assertThat(size(readings(counts, formula))).isLessThanOrEqualTo(size(counts) + HEAD_BYTES);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("calibrated")
    void anOffsetCostsTheLastBitsOnly(String name, int count, DoubleUnaryOperator formula) {
        double[] counts = SensorConversions.counts(count, MUCH_NOISE);

        assertThat(size(readings(counts, formula))).isLessThanOrEqualTo(size(counts) + HEAD_BYTES + count * 5 / 8);
    }

    /** What a logger writes where there is no reading, and what a sensor tells while it starts. */
    static Stream<Arguments> withOthers() {
        return Stream.of(-1.0, -999.25, 0.0).flatMap(other -> SensorConversions.exact().entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), other, entry.getValue())));
    }

    @ParameterizedTest(name = "{1} among {0}")
    @MethodSource("withOthers")
    void aFewOtherNumbersDoNotHideTheStep(String name, double other, DoubleUnaryOperator formula) {
        double[] counts = SensorConversions.counts(100, MUCH_NOISE);
        double[] readings = readings(counts, formula);
        for (int i : new int[] {17, 40, 83}) {
            counts[i] = other;
            readings[i] = other;
        }

        assertThat(size(readings)).isLessThanOrEqualTo(size(counts) + HEAD_BYTES + 40);
    }

    private static double[] readings(double[] counts, DoubleUnaryOperator formula) {
        return Arrays.stream(counts).map(formula).toArray();
    }

    /** The bytes of a first record, after it was read again bit for bit. */
    private static int size(double[] values) {
        ByteSink heads = new ByteSink(0);
        ByteSink data = new ByteSink(0);
        NumberChoice unused = new NumberWriter().write(values, values.length, null, heads, data);
        ByteSource headBytes = new ByteSource(heads.toByteArray(), 0, heads.size());
        ByteSource dataBytes = new ByteSource(data.toByteArray(), 0, data.size());
        double[] read = new double[values.length];
        PackedNumbers.parse(headBytes, dataBytes, values.length).decode(new ChunkArrays(), read);
        for (int i = 0; i < values.length; i++) {
            assertThat(Double.doubleToRawLongBits(read[i])).isEqualTo(Double.doubleToRawLongBits(values[i]));
        }
        return heads.size() + data.size();
    }
}
