package io.pitwall.serdes.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PlainFormatPropertyTest {

    private final PlainFormat format = PlainFormat.instance();

    @Property(tries = 1500)
    void readingIsTheInverseOfWriting(@ForAll("messages") StreamMessage message) {
        assertThat(format.decode(format.encode(message))).isEqualTo(message);
    }

    @Property(tries = 500)
    void aSliceIsWrittenLikeItsCopy(
            @ForAll("data") ParameterData data,
            @ForAll @IntRange(max = 100) int a,
            @ForAll @IntRange(max = 100) int b) {
        int rows = data.rowCount();
        int from = Math.min(a, b) % (rows + 1);
        int to = from + Math.max(a, b) % (rows - from + 1);

        assertThat(format.encode(data.slice(from, to)))
                .isEqualTo(format.encode(data.pick(IntStream.range(from, to).toArray())));
    }

    @Property(tries = 500)
    void anyAvroWriterWithAnyBlocksIsRead(@ForAll("messages") StreamMessage message) {
        AnyAvro avro = new AnyAvro();

        assertThat(format.decode(avro.writeInBlocks(avro.read(format.encode(message)))))
                .isEqualTo(message);
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
