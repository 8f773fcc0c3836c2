package io.pitwall.serdes.packed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.ParameterData;
import io.pitwall.data.StreamMessage;
import io.pitwall.serdes.plain.SampleMessages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are written stay readable, whatever becomes of the code; how well they are packed may change. */
class PackedGoldenTest {

    private final PackedFormat format = new PackedFormat();

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("typical", SampleMessages.named("parameter-data")),
                Arguments.of("empty", ParameterData.empty()),
                Arguments.of("rows-10", SampleData.of(10)),
                Arguments.of("ms-5", SampleData.inMs(5)),
                Arguments.of("ms-30", SampleData.inMs(30)),
                Arguments.of("rows-300", SampleData.of(300)),
                Arguments.of("noisy-300", SampleData.noisy(300)),
                Arguments.of("turned-300", SampleData.turnedAround(300)),
                Arguments.of("converted-300", SampleData.converted(300)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void oldBytesAreRead(String name, StreamMessage message) throws IOException {
        String resource = "/golden/packed-v1/" + name + ".bin";
        try (InputStream in = PackedGoldenTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();

            assertThat(format.decode(in.readAllBytes())).isEqualTo(message);
        }
    }

    @Test
    void theSchemaDoesNotChange() {
        assertThat("%016x".formatted(SchemaNormalization.parsingFingerprint64(format.schema())))
                .as("records that are already in topics are found by this fingerprint")
                .isEqualTo("b761b4d22481ebe6");
    }

    /** Writes the files of a new version into the folder that is named; never over those of an old one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    @EnabledIfSystemProperty(named = "pitwall.golden", matches = ".+")
    void writesGoldenFiles(String name, StreamMessage message) throws IOException {
        Files.write(Path.of(System.getProperty("pitwall.golden"), name + ".bin"), format.encode(message));
    }
}
