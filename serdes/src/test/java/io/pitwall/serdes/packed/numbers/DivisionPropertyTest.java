package io.pitwall.serdes.packed.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DivisionPropertyTest {

    private static final int COUNT = 300;

    @Property
    void decimalsAreDividedToTheSameBits(
            @ForAll long seed, @ForAll @IntRange(max = 22) int decimals, @ForAll @IntRange(max = 63) int bits) {
        Random random = new Random(seed);
        double[] numbers = random.longs(COUNT)
                .mapToDouble(integer -> (double) (integer >> bits))
                .toArray();

        assertSameAsDivision(numbers, Reals.powerOfTen(decimals));
    }

    @Property
    void moderateNumbersAreDividedToTheSameBits(@ForAll long seed) {
        Random random = new Random(seed);
        double[] numbers = random.doubles(COUNT)
                .map(value -> Math.scalb(0.5 + value, random.nextInt(390) - 195))
                .map(value -> random.nextBoolean() ? value : -value)
                .toArray();
        double divisor = Math.scalb(1 + random.nextDouble(), random.nextInt(390) - 195);

        assertThat(Division.isModerate(divisor)).isTrue();
        assertSameAsDivision(numbers, divisor);
    }

    /** The mantissas of divisors and quotients at which a quotient is hardest to round. */
    @Property
    void quotientsNextToTheMiddleOfTwoDoublesAreDividedToTheSameBits(@ForAll long seed) {
        Random random = new Random(seed);
        double divisor = 2 - Math.scalb(1 + random.nextInt(4), -52);
        double[] numbers = random.doubles(COUNT, 1, 2)
                .map(quotient -> quotient * divisor)
                .map(number -> random.nextBoolean() ? Math.nextUp(number) : Math.nextDown(number))
                .toArray();

        assertSameAsDivision(numbers, divisor);
    }

    private static void assertSameAsDivision(double[] numbers, double divisor) {
        double[] divided = numbers.clone();
        Division.divide(divided, 0, divided.length, divisor);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(Double.doubleToRawLongBits(divided[i]))
                    .as("%a / %a", numbers[i], divisor)
                    .isEqualTo(Double.doubleToRawLongBits(numbers[i] / divisor));
        }
    }
}
