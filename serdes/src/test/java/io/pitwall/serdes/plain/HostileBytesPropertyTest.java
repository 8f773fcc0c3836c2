package io.pitwall.serdes.plain;

import io.pitwall.data.StreamMessage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HostileBytesPropertyTest {

    private static final int PREFIX_BYTES = 10;

    /** Some bytes of the body are replaced by others; {@code position} counts modulo the length of the body. */
    record Mutation(int position, int length, List<Byte> replacement) {

        byte[] of(byte[] value) {
            int body = value.length - PREFIX_BYTES;
            if (body == 0) {
                return value;
            }
            int from = PREFIX_BYTES + position % body;
            int to = Math.min(value.length, from + length);
            ByteArrayOutputStream mutated = new ByteArrayOutputStream();
            mutated.write(value, 0, from);
            replacement.forEach(mutated::write);
            mutated.write(value, to, value.length - to);
            return mutated.toByteArray();
        }
    }

    @Property(tries = 20_000)
    void mutatedMessagesAreAMessageOrRefused(
            @ForAll("samples") byte[] sample, @ForAll("mutations") @Size(min = 1, max = 4) List<Mutation> mutations) {
        byte[] value = sample;
        for (Mutation mutation : mutations) {
            value = mutation.of(value);
        }
        Reading.of(value);
    }

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
    Arbitrary<byte[]> samples() {
        List<byte[]> samples = SampleMessages.all().values().stream()
                .map(PlainFormat.instance()::encode)
                .filter(bytes -> bytes.length < 3_000)
                .toList();
        return Arbitraries.of(samples);
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

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<List<Byte>> replacement = Arbitraries.bytes().list().ofMaxSize(9);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3_000), Arbitraries.of(0, 1, 1, 1, 2, 9, 100), replacement)
                .as(Mutation::new)
                .list();
    }
}
