package io.pitwall.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextTablePropertyTest {

    @Provide
    Arbitrary<ParameterData> data() {
        return ArbitraryData.any();
    }

    @Property(tries = 1000)
    void whatIsPrintedReadsBackAsEqualData(@ForAll("data") ParameterData data) {
        ParameterData read = TextTable.parse(TextTable.print(data));
        assertThat(read).isEqualTo(data);
        assertThat(read.parameters()).isEqualTo(data.parameters());
        assertThat(read.tags()).isEqualTo(data.tags());
    }

    @Property
    void numbersReadBackWithTheSameBits(@ForAll double value) {
        assertThat(Double.doubleToLongBits(Double.parseDouble(TextTable.print(value))))
                .isEqualTo(Double.doubleToLongBits(value));
    }

    @Property
    void everyRowIsOneLine(@ForAll("data") ParameterData data) {
        assertThat(TextTable.print(data).split("\r\n|\n|\r", -1)).hasSize(data.rowCount() + 2);
    }
}
