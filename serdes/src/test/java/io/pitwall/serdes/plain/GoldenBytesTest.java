package io.pitwall.serdes.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are written stay readable, whatever becomes of the code. */
class GoldenBytesTest {

    private final PlainFormat format = PlainFormat.instance();

    static Stream<Arguments> samples() {
        return SampleMessages.typical().entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void oldBytesAreReadAndWrittenAgain(String name, StreamMessage message) throws IOException {
        byte[] golden = golden(name);

        assertThat(format.decode(golden)).isEqualTo(message);
        assertThat(format.encode(message)).isEqualTo(golden);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void oldBytesAreWhatAvroWrites(String name, StreamMessage message) throws IOException {
        AnyAvro avro = new AnyAvro();

        assertThat(avro.write(avro.read(golden(name)))).isEqualTo(golden(name));
    }

    private static byte[] golden(String name) throws IOException {
        String resource = "/golden/plain-v1/" + name + ".bin";
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return in.readAllBytes();
        }
    }

    @Test
    void theGrammarHoldsByteForByte() {
        assertThat(HexFormat.ofDelimiter(" ").formatHex(format.encode(new StreamEnd(StreamEnd.Type.ABORTED))))
                .isEqualTo("c3 01 c7 69 a2 36 09 db eb 6c 02");
    }

    @Test
    void schemasDoNotChange() {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        for (Schema schema : format.schemas()) {
            fingerprints.put(schema.getFullName(), "%016x".formatted(SchemaNormalization.parsingFingerprint64(schema)));
        }

        assertThat(fingerprints)
                .as("A schema changed, so records that are already in topics could no longer be read. Put the old"
                        + " .avsc back, add the changed one beside it as a new version with a codec of its own that"
                        + " is written from now on, keep reading the old one, and add new golden files and the new"
                        + " fingerprint here")
                .isEqualTo(Map.of(
                        "io.pitwall.plain.ParameterData", "efe6c518d719e46a",
                        "io.pitwall.plain.EventBatch", "7edaccd99ada27ef",
                        "io.pitwall.plain.StreamProperties", "7cf163912a311e06",
                        "io.pitwall.plain.ParameterDefinitions", "fed847e9a88b5415",
                        "io.pitwall.plain.EventDefinitions", "10775ed5e01ff42b",
                        "io.pitwall.plain.StreamEnd", "6cebdb0936a269c7"));
    }

    @Test
    void schemasAreFoundByTheNamesOfTheirFiles() {
        assertThat(format.schemas())
                .extracting(Schema::getName)
                .containsExactly(
                        "ParameterData",
                        "EventBatch",
                        "StreamProperties",
                        "ParameterDefinitions",
                        "EventDefinitions",
                        "StreamEnd");
    }
}
