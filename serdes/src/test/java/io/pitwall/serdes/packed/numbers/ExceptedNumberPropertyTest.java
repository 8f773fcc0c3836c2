package io.pitwall.serdes.packed.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ExceptedNumberPropertyTest {

    @Property(tries = 300)
    void anyPlacesComeBack(@ForAll @IntRange(min = 1, max = 300) int count, @ForAll long seed) {
        Random random = new Random(seed);
        int oneIn = 1 + random.nextInt(20);
        double odd = random.nextBoolean() ? -0.0 : Double.NaN;

        assertThat(ExceptedNumberTest.sizeOf(ExceptedNumberTest.readings(count, odd, i -> random.nextInt(oneIn) == 0)))
                .isPositive();
    }
}
