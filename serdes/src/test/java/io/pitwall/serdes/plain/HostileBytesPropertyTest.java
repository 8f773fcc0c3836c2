package io.pitwall.serdes.plain;

import io.pitwall.data.StreamMessage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Bodies made of numbers; mutants of valid messages are the subject of the fuzz tests. */
class HostileBytesPropertyTest {

    @Property(tries = 5_000)
    void randomBodiesAreAMessageOrRefused(
            @ForAll("prefixes") byte[] prefix, @ForAll("bodies") byte[] body, @ForAll @IntRange(max = 20) int zeros) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(prefix);
        value.writeBytes(body);
        value.writeBytes(new byte[zeros]);
        Reading.of(value.toByteArray());
    }

    @Provide
    Arbitrary<byte[]> prefixes() {
        List<byte[]> prefixes = SampleMessages.typical().values().stream()
                .map(StreamMessage::getClass)
                .map(kind -> CraftedMessage.of(kind).bytes())
                .toList();
        return Arbitraries.of(prefixes);
    }

    /** Small numbers are counts and branches that make sense, so that the reader gets far. */
    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.bytes().between((byte) 0, (byte) 8)), Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(60);
    }
}
