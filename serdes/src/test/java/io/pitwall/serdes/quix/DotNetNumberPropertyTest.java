package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DotNetNumberPropertyTest {

    @Property(tries = 20_000)
    void readsBackAsTheSameBits(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertThat(Double.doubleToRawLongBits(Double.parseDouble(DotNetNumber.format(value))))
                    .isEqualTo(bits);
        }
    }

    @Property(tries = 20_000)
    void decimalsReadBackAndHaveAPointOrAnExponent(@ForAll int digits, @ForAll byte power) {
        double value = digits * Math.pow(10, power / 6.0);
        String written = DotNetNumber.format(value);

        assertThat(Double.parseDouble(written)).isEqualTo(value);
        assertThat(written).containsAnyOf(".", "E").doesNotContain("e");
    }
}
