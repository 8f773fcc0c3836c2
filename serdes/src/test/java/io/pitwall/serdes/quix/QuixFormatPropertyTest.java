package io.pitwall.serdes.quix;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.plain.ArbitraryMessages;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuixFormatPropertyTest {

    @Property(tries = 2_000)
    void whatIsWrittenIsReadInEveryForm(@ForAll("forms") QuixWriting form, @ForAll("messages") StreamMessage message) {
        assertThat(Canonical.of(Forms.roundTrip(form, message))).isEqualTo(Canonical.of(message));
    }

    @Property(tries = 300)
    void protobufKeepsRawBits(@ForAll("data") ParameterData data) {
        TimeseriesCodec codec = new TimeseriesProtobuf();

        assertThat(codec.read(Slice.of(codec.write(data)))).isEqualTo(data);
    }

    @Provide
    Arbitrary<QuixWriting> forms() {
        return Arbitraries.of(Forms.all());
    }

    @Provide
    Arbitrary<StreamMessage> messages() {
        return ArbitraryMessages.any();
    }

    @Provide
    Arbitrary<ParameterData> data() {
        return ArbitraryMessages.data();
    }
}
