package io.pitwall.serdes.quix;

import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.plain.SampleMessages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

class HostileBytesPropertyTest {

    /** A record as it was written, not compressed: mutations of compressed bytes hardly get past the checksum. */
    record Sample(Headers headers, List<Byte> value) {

        byte[] bytes() {
            byte[] bytes = new byte[value.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = value.get(i);
            }
            return bytes;
        }

        @Override
        public String toString() {
            String names = Arrays.stream(headers.toArray())
                    .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining(","));
            return names + " " + new String(bytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Some bytes are replaced by others; {@code position} counts modulo the length. */
    record Mutation(int position, int length, List<Byte> replacement) {

        byte[] of(byte[] value) {
            if (value.length == 0) {
                return value;
            }
            int from = position % value.length;
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
            @ForAll("samples") Sample sample, @ForAll("mutations") @Size(min = 1, max = 4) List<Mutation> mutations) {
        byte[] value = sample.bytes();
        for (Mutation mutation : mutations) {
            value = mutation.of(value);
        }
        Forms.isMessage(sample.headers(), value);
    }

    @Property(tries = 5_000)
    void cutMessagesAreAMessageOrRefused(@ForAll("samples") Sample sample, @ForAll("positions") int position) {
        byte[] value = sample.bytes();
        Forms.isMessage(sample.headers(), Arrays.copyOf(value, position % (value.length + 1)));
    }

    @Provide
    Arbitrary<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (QuixWriting form : Forms.all()) {
            if (form.compression() == QuixWriting.Compression.NONE) {
                for (StreamMessage message : SampleMessages.all().values()) {
                    Headers headers = new RecordHeaders();
                    byte[] value = QuixFormat.writing(form).encode(headers, message);
                    if (value.length < 3_000) {
                        List<Byte> bytes = new ArrayList<>();
                        for (byte b : value) {
                            bytes.add(b);
                        }
                        samples.add(new Sample(headers, bytes));
                    }
                }
            }
        }
        return Arbitraries.of(samples);
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, 3_000);
    }

    /** Brackets, quotes, digits and small numbers get further than any bytes. */
    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<Byte> bytes = Arbitraries.oneOf(
                Arbitraries.of((byte) '{', (byte) '}', (byte) '[', (byte) ']', (byte) '"', (byte) ',', (byte) ':'),
                Arbitraries.bytes().between((byte) '0', (byte) '9'),
                Arbitraries.bytes().between((byte) 0, (byte) 8),
                Arbitraries.bytes());
        return Combinators.combine(
                        positions(),
                        Arbitraries.of(0, 1, 1, 1, 2, 9, 100),
                        bytes.list().ofMaxSize(9))
                .as(Mutation::new)
                .list();
    }
}
