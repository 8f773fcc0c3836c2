package io.pitwall.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ArbitraryData;
import io.pitwall.data.ParameterData;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FramesPropertyTest {

    @Property
    void dataComesBackAsItWas(@ForAll("tables") ParameterData data) {
        assertThat(Frames.toData(Frames.from(data))).isEqualTo(data);
    }

    @Provide
    Arbitrary<ParameterData> tables() {
        return ArbitraryData.any();
    }
}
