package io.pitwall.serdes.packed.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

    private static final long LIMIT = 1L << 51;

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                LIMIT - 1,
                LIMIT,
                LIMIT + 1,
                -LIMIT,
                -LIMIT - 1,
                (1L << 53) + 1,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 513
            })
    void anIntegerBecomesWhatACastMakesOfItAmongOthers(long integer) {
        long[] integers = {7, integer, -7};
        double[] doubles = {1, 1, 1, 1};

        Conversion.toDoubles(integers, 3, doubles, 1);

        assertThat(doubles).containsExactly(1, 7, (double) integer, -7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.5, -0.5, -1.5, 2.4999, 0x1p50 + 0.5, 0x1p51 - 1, -0x1p51 + 0.5})
    void aDoubleBelowTheLimitIsRoundedToEven(double value) {
        double[] doubles = {value};

        assertThat(Conversion.round(doubles, 0, 1)).isTrue();
        assertThat(doubles[0]).isEqualTo(Math.rint(value) + 0.0);

        long[] nearest = new long[1];
        assertThat(Conversion.toNearest(new double[] {value / 4}, 4, 1, nearest))
                .isTrue();
        assertThat(nearest[0]).isEqualTo((long) Math.rint(value));
    }

    @Test
    void zeroIsPositive() {
        double[] doubles = {-0.0, -0.25};

        assertThat(Conversion.round(doubles, 0, 2)).isTrue();
        assertThat(Arrays.stream(doubles).mapToLong(Double::doubleToRawLongBits).toArray())
                .containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0x1p51,
                -0x1p51 - 1,
                0x1p63,
                1e300,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void aDoubleBeyondTheLimitIsTold(double value) {
        assertThat(Conversion.round(new double[] {1, value, 2}, 0, 3)).isFalse();
        assertThat(Conversion.toNearest(new double[] {1, value, 2}, 1, 3, new long[3]))
                .isFalse();
    }
}
